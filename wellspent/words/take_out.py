"""Taking everything along: an Excel file, contact cards, and what the zip says of its tables."""

from wellspent.words.common import counted

EXCEL = "Everything as an Excel file"
EXCEL_HELP = "One sheet a table, to look at and reckon with. To bring everything back one day, keep the zip."
CARDS = "People as contact cards"
CARDS_HELP = "Names, companies, telephones, e-mail and notes, for any address book (.vcf)."


def people_written(number: int, target: str) -> str:
    """The cards were written."""
    return f"{counted(number, 'person', 'people')} written to {target}."
