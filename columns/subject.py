"""What a table is about: people and companies, or something else, as prices and orders."""

from collections.abc import Iterable, Sequence

from columns.folding import fold
from columns.headings import IGNORED, Column
from columns.readings import read

NO_CONTACTS = "are headings that say nothing of a contact; the table was left out. Is it about contacts?"
THINGS = "are headings of things rather than of people, and nothing to call or write to; it was left out"
ONLY_NAMES = (
    "are headings of which only that of a name says who it is, and nothing to call or write to; the table "
    "was left out. If it is about people, say under [columns] in config.ini what its headings are"
)

LOCATION = "location"

# A row without any of these is no contact.
WHO = {
    *("name", "first_name", "middle_name", "last_name", "suffix", "prefix", "nickname"),
    *("company", "email", "phone", "fax", "pager", "phone_area_code"),
}
# `Name` and `Customer` stand in lists of articles and orders as well; then none of these is there.
PERSONAL = {"first_name", "last_name", "email", "phone", "fax", "street", "address", "postcode"}
# Things have them, too, as all that is known of them besides a name; `Location` may be a room or a shelf.
OF_ANYTHING = {"website", "url", LOCATION}
OF_THINGS = {
    *("price", "unitprice", "sku", "ean", "barcode", "stock", "quantity", "qty", "article", "articleno"),
    *("product", "productid", "item", "itemno", "orderno", "orderid", "invoiceno", "invoicenumber"),
    *("isbn", "invoice", "amount", "unit", "cost", "vatrate", "weight", "dimensions"),
    *("preis", "einzelpreis", "artikel", "artikelnr", "artikelnummer", "menge", "bestand", "lagerbestand"),
    *("rechnungsnr", "rechnungsnummer", "bestellnr", "bestellnummer", "betrag", "einheit", "gewicht"),
    *("prix", "quantite", "produit", "montant", "nfacture", "precio", "cantidad", "producto", "importe"),
    *("preco", "quantidade", "produto", "valor", "prezzo", "quantita", "prodotto", "importo", "articolo"),
    *("prijs", "aantal", "voorraad", "bedrag", "factuurnummer", "cena", "ilosc", "kwota", "produkt"),
}


def why_nobody(columns: Sequence[Column], own: Iterable[str], is_cards: bool) -> str:
    """Return why nobody is in a table with these columns; "" if somebody can be.

    Whoever has named a heading in `own` has said that there is somebody.
    """
    fields = {_part(column) for column in columns}
    if not fields & WHO:
        return NO_CONTACTS
    headings = {fold(column.heading) for column in columns}
    if is_cards or fields & PERSONAL or headings & set(map(fold, own)):
        return ""
    if headings & OF_THINGS:
        return THINGS
    known = fields - {None, IGNORED, *OF_ANYTHING}
    if known - {"id"} == {"name"} and fields & OF_ANYTHING:
        return ONLY_NAMES
    unknown = sum(column.field is None for column in columns)
    return ONLY_NAMES if unknown > max(1, len(known)) and "company" not in fields else ""


def _part(column: Column) -> str | None:
    """What a column is; an address only if its heading says that it is one."""
    is_anywhere = column.part == "address" and IGNORED in read(column.heading).fields
    return LOCATION if is_anywhere else column.part
