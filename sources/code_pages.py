"""Which code page bytes are in, judged by the letters that they would be.

Excel and Outlook write a file in the page of the PC's language, and nothing in the file says which.
Three rows of names are too few words for statistics of whole languages, so each language is its letters
outside ASCII here, the most frequent first, and a page is as likely as its best language makes the text.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from math import log

# In the order of their frequency in names and addresses; ASCII, which is the same in all pages, left out.
LETTERS: Mapping[str, str] = {
    "German": "üäößé",
    "French": "éèçëïêôâàîûœùüÿæ",
    "Spanish": "íáóéñúü",
    "Portuguese": "ãçáéíóâêõôúà",
    "Italian": "àèùòìé",
    "Dutch": "ëéïèöüó",
    "Catalan": "àèçòóíéïúü",
    "Swedish": "öäåé",
    "Danish": "øæåéöü",
    "Icelandic": "óáíðúéöþýæ",
    "Polish": "łąóęśżńćźé",
    "Czech": "áíéřčšěýžůúňťďó",
    "Slovak": "áčíšéýúžľôňťďäóĺŕ",
    "Hungarian": "áéóöőíüúű",
    "Croatian": "ćčšžđ",
    "Slovene": "čšžć",
    "Romanian": "ăţşâîșț",
    "Albanian": "ëç",
    "Turkish": "ıüşöğçİâî",
    "Lithuanian": "ėšžūčąįųę",
    "Latvian": "āīēšņļūžģķč",
    "Estonian": "äõüöšž",
    "Russian": "оаеинрвлстквмдпуяыьгзбчйхжшюцщэфъё",
    "Ukrainian": "оанивіертклсудмпязьгйбчхцїюжєшщґфё",
    "Bulgarian": "аоеинртвсдлкмпзуъгячбхцщйжшюфь",
    "Serbian": "аиоенрсјтувкдмплзгбљшчцћжњђхџфќѓѕ",
    "Belarusian": "аніыроевлтскўядумьпзгбйчжхцшюэёфщ",
    "Greek": "αοιςσρτνελκηπμυγδάίόέθχβφωζξήύώψϊϋΐΰ",
    "Hebrew": "יולארמנבהשתדחכקעספגטזצםןךףץ",
    "Arabic": "اليمنرودبعسهةتحكفقشجخصطزغضىأإءئذثظؤآ",
    "Persian": "ایيرنمدوهشتبسكکلفزقجحخعصگپچغطژآئضثظذءأ",
    "Thai": "านรกอิเงมัยลีวดสทตพป์ะบคหแจุูชใไ่โข้ผศธณถซญฟภฐื็ำฎฉฆึฏฌฬฝฮ๊๋ๆฯ",
}
WEST = (
    "German",
    "French",
    "Spanish",
    "Portuguese",
    "Italian",
    "Dutch",
    "Catalan",
    "Swedish",
    "Danish",
    "Icelandic",
)
CENTRAL = ("Polish", "Czech", "Slovak", "Hungarian", "Croatian", "Slovene", "Romanian", "Albanian", "German")
CYRILLIC = ("Russian", "Ukrainian", "Bulgarian", "Serbian", "Belarusian")
BALTIC = ("Lithuanian", "Latvian", "Estonian")
LATIN = {*WEST, *CENTRAL, *BALTIC, "Turkish"}
FOREIGN = frozenset(letter for language in LATIN for letter in LETTERS[language])

# The letters of Asia that names, firms and towns are mostly made of; the others are too many to be told.
COMMON: Mapping[str, str] = {
    "Japanese": (
        "田山中村本木藤佐井川小原野松林石島高橋口伊加渡斎鈴斉吉清森池前内西上岡大三長谷津辺和子美郎太一正雄介樹真"
        "裕恵明香奈由陽直健花株式会社有限東京都阪名古屋横浜市区県町丁目店商事氏電話番号住所部課役職姓様郵便携帯工業産"
        "千葉埼玉神京府北海道福崎智修翔浩久近後遠青坂今河丸新次夫幸舞桃七夏里晃拓稔亮涼平合同法人"
    ),
    "Chinese": (
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟"
        "姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷伟芳娜秀英敏静丽强磊军洋勇艳杰涛明超兰霞平刚桂建国华文玉"
        "红志海有限公司科技北京上广州深圳市县区路号省姓名电话手机地址城邮箱单位职务信息网络传媒鑫凤荣婷波辉莉鹏飞宇晨"
    ),
    "Taiwanese": (
        "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜"
        "傅侯曹薛丁卓馬阮董唐溫藍石蔣古紀姚連馮歐程湯淑美雅惠玲怡君志明家豪俊傑宏偉建文公司有限股份企業台臺北雄中南新竹"
        "市縣區路號段樓姓名電話手機地址城郵件單位職稱資訊科技實國際電子金融行銷貿易"
    ),
    "Korean": (
        "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지수현영준은경미숙희철호상동재"
        "훈연혜원선식회사울부산대인천광시도로길름화번명휴폰메일직급아나순옥종승춘"
    ),
}

# Of each script of Asia: the first and last letter, the share of names that is written in its other letters.
ASIA: Mapping[str, tuple[tuple[str, str, float], ...]] = {
    "Japanese": (("ぁ", "ヿ", 0.2), ("一", "鿿", 0.3), ("ｦ", "ﾟ", 0.02)),
    "Chinese": (("一", "鿿", 0.4),),
    "Taiwanese": (("一", "鿿", 0.4),),
    "Korean": (("가", "힣", 0.5), ("一", "鿿", 0.002)),
}
# Standards put the letters in daily use first; the others are for old books and few names.
DAILY = {
    "Japanese": ("euc_jp", 0xCF),
    "Chinese": ("gb2312", 0xD7),
    "Taiwanese": ("big5", 0xC6),
    "Korean": ("euc_kr", 0xC8),
}
MANY = 3000  # letters that are in daily use

# The pages, and what each costs: of two that fit, the one that more programs write.
WEST_WINDOWS, WINDOWS, UNIX, DOS, MAC, RARE = 0.0, 0.7, 1.7, 3.5, 2.5, 4.5
PAGES: tuple[tuple[str, float, tuple[str, ...]], ...] = (
    ("cp1252", WEST_WINDOWS, WEST),
    ("cp1250", WINDOWS, CENTRAL),
    ("cp1251", WINDOWS, CYRILLIC),
    ("cp1254", WINDOWS, ("Turkish",)),
    ("cp1253", WINDOWS, ("Greek",)),
    ("cp1257", WINDOWS, BALTIC),
    ("cp1255", WINDOWS, ("Hebrew",)),
    ("cp1256", WINDOWS, ("Arabic", "Persian")),
    ("cp874", WINDOWS, ("Thai",)),
    ("cp932", WINDOWS, ("Japanese",)),
    ("cp949", WINDOWS, ("Korean",)),
    ("gbk", WINDOWS, ("Chinese",)),
    ("cp950", WINDOWS, ("Taiwanese",)),
    ("iso8859_15", UNIX, WEST),
    ("iso8859_2", UNIX, CENTRAL),
    ("iso8859_5", UNIX, CYRILLIC),
    ("koi8_u", UNIX, CYRILLIC),
    ("iso8859_7", UNIX, ("Greek",)),
    ("iso8859_6", UNIX, ("Arabic",)),
    ("euc_jp", UNIX, ("Japanese",)),
    ("gb18030", UNIX, ("Chinese",)),
    ("mac_roman", MAC, WEST),
    ("mac_latin2", RARE, CENTRAL),
    ("mac_cyrillic", MAC, CYRILLIC),
    ("mac_greek", MAC, ("Greek",)),
    ("mac_turkish", RARE, ("Turkish",)),
    ("cp850", DOS, WEST),
    ("cp437", DOS, WEST),
    ("cp852", DOS, CENTRAL),
    ("cp866", DOS, CYRILLIC),
    ("cp737", DOS, ("Greek",)),
    ("cp857", DOS, ("Turkish",)),
    ("cp775", DOS, BALTIC),
    ("cp862", DOS, ("Hebrew",)),
)
RARE_LANGUAGES = {
    "Icelandic": 4.0,
    "Albanian": 4.0,
    "Catalan": 2.0,
    "Belarusian": 1.0,
    "Estonian": 1.0,
    "Slovene": 1.0,
}

HIGH = re.compile(rb"[\x80-\xff]")
WORD = re.compile(r"\w+")
ASCII_LETTER = re.compile("[A-Za-z]")
VOWELS = frozenset("aeiouyæøœı")
SIGN = frozenset("‚„…†‡‰‹‘’“”•–—™›€«»°·§©®ªº¿¡´\u00a0")  # at the same place in nearly all Windows pages
# A sign within a word, or one after it that only ever opens something.
INSIDE = re.compile(
    r"[^\W\d_](?:[^\w\s\x00-\x7f’·–\u0e00-\u0e7f\u0300-\u0652][^\W\d_]|[‚„†‡‰ˆ‹«¿¡§]|\xa0[a-z])"
)
# Surely that sign, however many prices there are.
PRICE = re.compile(r"(?<=\d)[ \xa0]?[€£]|[€£](?=[ \xa0]?\d)")
LITTLE = log(0.01)  # a sign; a foreign letter; each thing that words do not do
NEVER = log(1e-4)  # what is neither a letter of the language nor a sign of punctuation
BROKEN = log(1e-6)  # what is not a character at all
DOUBT = log(0.004)  # a mean below it is not text: noise gives that much to no page
SLACK = 6.0  # a single letter that is in no list is not noise yet


def likeliest(sample: bytes) -> str | None:
    """Return the page, as Python names it, whose languages `sample` fits best; None if it fits none."""
    scores = {
        page: _score(sample.decode(page, "replace"), cost, languages) for page, cost, languages in PAGES
    }
    page = max(scores, key=lambda page: scores[page])
    return page if scores[page] > len(HIGH.findall(sample)) * DOUBT - SLACK else None


def _score(text: str, cost: float, languages: tuple[str, ...]) -> float:
    """The logarithm of how likely it is that a text in one of the languages reads so."""
    text = PRICE.sub("", text)
    letters = Counter(letter for letter in text if not letter.isascii())
    latin = languages[0] in LATIN
    words = {word for word in WORD.findall(text) if not word.isascii()}
    odd = len(INSIDE.findall(text)) * LITTLE + sum(_oddness(word, latin) for word in words)
    return odd - cost + max(_likelihood(letters, language) for language in languages)


def _likelihood(letters: Counter[str], language: str) -> float:
    return sum(_chance(letter, language) * count for letter, count in letters.items()) - RARE_LANGUAGES.get(
        language, 0
    )


@cache
def _chance(letter: str, language: str) -> float:
    """The logarithm of the letter's share of all letters outside ASCII in the language."""
    known = _chances(language)
    if letter in known:
        return known[letter]
    if letter in SIGN:
        return LITTLE
    if language in COMMON and letter.isalpha():
        return _of_asia(letter, language)
    if language in LATIN and letter.lower() in FOREIGN:
        return LITTLE - 1
    return BROKEN if unicodedata.category(letter) in ("Cc", "Co", "Cn", "So", "Sk") else NEVER


@cache
def _chances(language: str) -> dict[str, float]:
    """Zipf's law: the second letter is half as frequent as the first."""
    if language in COMMON:
        letters = set(COMMON[language])
        return dict.fromkeys(letters, log(0.5 / len(letters)))
    weights = {letter: 1 / (rank + 1.5) for rank, letter in enumerate(LETTERS[language])}
    total = sum(weights.values())
    small = {letter: log(weight / total) for letter, weight in weights.items()}
    return {letter.upper(): chance for letter, chance in small.items()} | small


def _of_asia(letter: str, language: str) -> float:
    for low, high, share in ASIA[language]:
        if low <= letter <= high:
            many = min(ord(high) - ord(low), MANY)
            return log(share / many / (1 if many < MANY or _is_daily(letter, language) else 30))
    return BROKEN


def _is_daily(letter: str, language: str) -> bool:
    encoding, last = DAILY[language]
    return 0 < int.from_bytes(letter.encode(encoding, "ignore")[:1]) <= last


def _oddness(word: str, latin: bool) -> float:
    """What a word does that words do not do: capitals after small letters (`ГиþргоÞ`), a to z beside
    letters of other scripts (`큦a`), a consonant among consonants (`Hĺkan`), a vowel among vowels."""
    odd = 0.0
    if word[1:] not in (word[1:].lower(), word[1:].upper()):
        odd += LITTLE
    if not latin:
        return odd + LITTLE if ASCII_LETTER.search(word) else odd
    kinds = [_is_vowel(letter) for letter in word]
    for i in range(1, len(word) - 1):
        if not word[i].isascii() and kinds[i - 1] == kinds[i] == kinds[i + 1]:
            odd -= 1.5
    return odd


@cache
def _is_vowel(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter.lower())[0] in VOWELS
