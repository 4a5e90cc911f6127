"""What a table is about: people and companies, or something else, as prices and orders."""

from collections.abc import Iterable, Sequence

from columns.column import IGNORED, Column
from columns.folding import fold

NO_CONTACTS = "are headings that say nothing of a contact; the table was left out. Is it about contacts?"
THINGS = "are headings of things rather than of people, and nothing to call or write to; it was left out"
ONLY_NAMES = (
    "are headings of which only that of a name is known, and nothing to call or write to; the table was "
    "left out. If it is about people, say under [columns] in config.ini what its headings are"
)

# A row without any of these is no contact.
WHO = {
    *("name", "first_name", "middle_name", "last_name", "suffix", "prefix", "nickname"),
    *("company", "email", "phone", "fax", "pager", "phone_area_code"),
}
# `Name` and `Customer` stand in lists of articles and orders as well; then none of these is there.
PERSONAL = {"first_name", "last_name", "email", "phone", "fax", "website", "street", "address", "postcode"}
OF_THINGS = {
    *("price", "unitprice", "sku", "ean", "barcode", "stock", "quantity", "qty", "article", "articleno"),
    *("product", "productid", "item", "itemno", "orderno", "orderid", "invoiceno", "invoicenumber"),
    *("invoice", "amount", "unit", "cost", "vatrate", "weight", "dimensions"),
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
    fields = {column.part for column in columns}
    if not fields & WHO:
        return NO_CONTACTS
    headings = {fold(column.heading) for column in columns}
    if is_cards or fields & PERSONAL or headings & set(map(fold, own)):
        return ""
    if headings & OF_THINGS:
        return THINGS
    unknown = sum(column.field is None for column in columns)
    return ONLY_NAMES if unknown > max(1, len(fields - {None, IGNORED})) and "company" not in fields else ""
