"""Well Spent: a workbook for people looking for work. Start it with ``streamlit run app.py``."""

from wellspent.core.errors import StoreError, UnsafeSetup
from wellspent.core.settings import read_settings
from wellspent.ui import access, register, session
from wellspent.ui.show import notice, problems, sample, setup


def main() -> None:
    """Open the workbook and run the page that was asked for; nothing is opened where that is not safe."""
    page = register.chosen_page()
    try:
        settings = read_settings()
        with session.opened(settings, access.member(settings)):
            sample.bar()
            setup.away()
            problems.banner(page.url_path)
            page.run()
            notice.notice()
    except UnsafeSetup as unsafe:
        setup.unsafe(unsafe)
    except StoreError as error:
        setup.store_away(error)


main()
