"""Where the made-up people live: what they are called there, and how their numbers are written."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Region:
    """One country. Of numbers, each # is a digit: first the one with its country code, then people's own way.

    A city is its name, its state or "", and its postcodes.
    """

    country: str
    first_names: tuple[str, ...]
    last_names: tuple[str, ...]
    cities: tuple[tuple[str, str, str], ...]
    street: str
    titles: tuple[str, ...]
    company: str
    phones: tuple[tuple[str, str], ...]
    mobile: tuple[str, str]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


REGIONS = (
    Region(
        country="United States",
        first_names=_words(
            "James Mary Robert Linda Michael Susan David Karen Ashley Tyler Megan Brian Zoe Marcus"
        ),
        last_names=_words(
            "Smith Johnson Williams Brown Jones Garcia Miller Davis Wilson Moore Taylor O'Brien Lee"
        ),
        cities=(
            ("New York", "NY", "100##"),
            ("Boston", "MA", "021##"),
            ("Chicago", "IL", "606##"),
            ("Austin", "TX", "787##"),
        ),
        street="{} Maple Street",
        titles=_phrases("Owner, Office Manager, Sales Director, Buyer, Chief Financial Officer, Engineer"),
        company="{} & Sons, Inc.",
        phones=(
            ("+1212#######", "(212) ###-####"),
            ("+1617#######", "617-###-####"),
            ("+1312#######", "312.###.####"),
        ),
        mobile=("+1512#######", "512 ### ####"),
    ),
    Region(
        country="United Kingdom",
        first_names=_words("Oliver Amelia George Isla Harry Olivia Jack Emily Nigel Fiona Graham Siobhan"),
        last_names=_words(
            "Clarke Hughes Edwards Walker Turner Wright Green Evans Thompson Patel Shaw MacDonald"
        ),
        cities=(("London", "", "EC1A #BB"), ("Manchester", "", "M1 #AE"), ("Leeds", "", "LS1 #DY")),
        street="{} Station Road",
        titles=_phrases("Managing Director, Accounts Assistant, Head of Operations, Solicitor, Receptionist"),
        company="{} Trading Ltd",
        phones=(("+44207#######", "020 7### ####"), ("+44161#######", "0161 ### ####")),
        mobile=("+44771#######", "0771# ######"),
    ),
    Region(
        country="Germany",
        first_names=_words("Jürgen Sabine Thomas Petra Björn Käthe Günther Anke Stefan Ursula Lukas Jörg"),
        last_names=_words(
            "Müller Schmidt Schneider Fischer Weber Schäfer Köhler Groß Böhm Hoffmann Krüger Vogel"
        ),
        cities=(
            ("Berlin", "", "101##"),
            ("München", "", "803##"),
            ("Köln", "", "506##"),
            ("Hamburg", "", "203##"),
        ),
        street="Hauptstraße {}",
        titles=_phrases("Geschäftsführer, Einkauf, Leiterin Vertrieb, Buchhaltung, Inhaber, Sekretariat"),
        company="{} Maschinenbau GmbH & Co. KG",
        phones=(
            ("+4930#######", "030 #######"),
            ("+4989#######", "089/#######"),
            ("+4940#######", "(040) ### ## ##"),
        ),
        mobile=("+49171#######", "0171-#######"),
    ),
    Region(
        country="France",
        first_names=_words("Jean Camille Benoît Chloé François Hélène Jérôme Inès Théo Amélie Loïc Margaux"),
        last_names=_words(
            "Martin Bernard Dubois Lefèvre Moreau Girard Bonnet Rousseau Chevalier Gauthier Perrin"
        ),
        cities=(("Paris", "", "750##"), ("Lyon", "", "690##"), ("Nantes", "", "440##")),
        street="{} rue de la République",
        titles=_phrases("Gérant, Directrice commerciale, Comptable, Acheteur, Responsable qualité"),
        company="Établissements {} SARL",
        phones=(("+3314#######", "01 4# ## ## ##"), ("+3347#######", "04.7#.##.##.##")),
        mobile=("+3361#######", "06 1# ## ## ##"),
    ),
    Region(
        country="Portugal",
        first_names=_words("João Maria António Inês Rui Conceição José Tânia Gonçalo Beatriz Nuno Luísa"),
        last_names=_words(
            "Silva Santos Ferreira Pereira Gonçalves Araújo Simões Magalhães Lourenço Conceição"
        ),
        cities=(("Lisboa", "", "1000-0##"), ("Porto", "", "4000-0##"), ("Coimbra", "", "3000-0##")),
        street="Avenida da Liberdade, {}",
        titles=_phrases("Gerente, Diretor comercial, Contabilista, Responsável de compras, Sócia"),
        company="{} e Filhos, Lda.",
        phones=(("+35121#######", "21# ### ###"), ("+35122#######", "22# ### ###")),
        mobile=("+35191#######", "91# ### ###"),
    ),
    Region(
        country="Brazil",
        first_names=_words("Gabriel Ana Lucas Júlia Matheus Letícia Thiago Patrícia Vinícius Débora"),
        last_names=_words("Oliveira Souza Rodrigues Almeida Nascimento Lima Araújo Barbosa Cardoso Assunção"),
        cities=(
            ("São Paulo", "SP", "01000-0##"),
            ("Rio de Janeiro", "RJ", "20000-0##"),
            ("Curitiba", "PR", "80000-0##"),
        ),
        street="Rua das Flores, {}",
        titles=_phrases("Diretora, Comprador, Gerente de vendas, Analista financeiro"),
        company="Comercial {} Ltda.",
        phones=(("+55113#######", "(11) 3###-####"), ("+55213#######", "(21) 3###-####")),
        mobile=("+551199#######", "(11) 99###-####"),
    ),
    Region(
        country="Spain",
        first_names=_words("Carlos Lucía Álvaro Begoña Íñigo Nuria Martín Sofía Andrés Rocío"),
        last_names=_words("García Fernández López Martínez Sánchez Pérez Gómez Núñez Ibáñez Muñoz"),
        cities=(("Madrid", "", "280##"), ("Barcelona", "", "080##"), ("Sevilla", "", "410##")),
        street="Calle Mayor, {}",
        titles=_phrases("Administrador, Jefa de ventas, Contable, Socio director"),
        company="Suministros {} S.L.",
        phones=(("+3491#######", "91# ## ## ##"), ("+3493#######", "93# ### ###")),
        mobile=("+3461#######", "61# ## ## ##"),
    ),
    Region(
        country="Italy",
        first_names=_words("Marco Giulia Luca Francesca Niccolò Chiara Matteo Alessia Davide Noemi"),
        last_names=_words("Rossi Russo Ferrari Esposito Bianchi Colombo Ricci Marino Greco D'Angelo"),
        cities=(("Milano", "MI", "201##"), ("Roma", "RM", "001##"), ("Torino", "TO", "101##")),
        street="Via Garibaldi {}",
        titles=_phrases("Titolare, Responsabile acquisti, Amministrazione, Direttrice"),
        company="Fratelli {} S.r.l.",
        phones=(("+3902#######", "02 ### ####"), ("+3906#######", "06/#######")),
        mobile=("+39347#######", "347 ### ####"),
    ),
    Region(
        country="Poland",
        first_names=_words("Andrzej Agnieszka Łukasz Małgorzata Paweł Żaneta Michał Grażyna Wojciech Ewa"),
        last_names=_words("Nowak Kowalski Wiśniewska Wójcik Kamińska Lewandowski Zieliński Dąbrowska Król"),
        cities=(("Warszawa", "", "00-0##"), ("Kraków", "", "30-0##"), ("Łódź", "", "90-0##")),
        street="ul. Długa {}",
        titles=_phrases("Prezes zarządu, Księgowa, Kierownik sprzedaży, Właściciel"),
        company="Zakłady {} Sp. z o.o.",
        phones=(("+4822#######", "22 ### ## ##"), ("+4812#######", "(12) ### ## ##")),
        mobile=("+4860#######", "60# ### ###"),
    ),
    Region(
        country="Greece",
        first_names=_words("Γιώργος Μαρία Δημήτρης Ελένη Κώστας Κατερίνα Νίκος Σοφία"),
        last_names=_words("Παπαδόπουλος Βλάχος Αγγελόπουλος Νικολαΐδης Οικονόμου Γεωργίου"),
        cities=(("Αθήνα", "", "104 ##"), ("Θεσσαλονίκη", "", "546 ##")),
        street="Ερμού {}",
        titles=_phrases("Διευθυντής, Λογίστρια, Ιδιοκτήτης"),
        company="Αφοί {} Α.Ε.",
        phones=(("+30210#######", "210 ### ####"), ("+302310######", "2310 ######")),
        mobile=("+30694#######", "694 ### ####"),
    ),
    Region(
        country="Russia",
        first_names=_words("Александр Елена Дмитрий Ольга Сергей Наталья Юрий Татьяна"),
        last_names=_words("Иванов Смирнова Кузнецов Попова Соколов Лебедева Козлов Новикова"),
        cities=(("Москва", "", "101##"), ("Санкт-Петербург", "", "190##")),
        street="ул. Ленина, д. {}",
        titles=_phrases("Директор, Главный бухгалтер, Менеджер по закупкам"),
        company="ООО «{}»",
        phones=(("+7495#######", "8 (495) ###-##-##"), ("+7812#######", "8 (812) ###-##-##")),
        mobile=("+7916#######", "8 916 ###-##-##"),
    ),
    Region(
        country="Japan",
        first_names=_words("太郎 花子 健一 美咲 翔太 陽子 大輔 さくら"),
        last_names=_words("佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林"),
        cities=(("東京", "", "100-00##"), ("大阪", "", "530-00##")),
        street="中央{}丁目",
        titles=_phrases("代表取締役, 営業部長, 経理"),
        company="{}商事株式会社",
        phones=(("+8133#######", "03-3###-####"), ("+8166#######", "06-6###-####")),
        mobile=("+81901#######", "090-1###-####"),
    ),
)
