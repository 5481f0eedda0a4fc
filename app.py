"""Well Spent: a workbook for people looking for work. Start it with ``streamlit run app.py``."""

from wellspent.core.errors import StoreError, UnsafeSetup
from wellspent.ui import access, contributing, last_word, register, session
from wellspent.ui.access import Outside
from wellspent.ui.show import door, notice, problems, sample, setup


def main() -> None:
    """Open the workbook and run the page that was asked for; nothing is opened where that is not safe."""
    last_word.keep()
    try:
        settings = access.settings()
        who = access.who(settings)
    except UnsafeSetup as unsafe:
        register.chosen_page(menu=False)
        setup.unsafe(unsafe)
        return
    except StoreError as error:
        register.chosen_page()
        setup.store_away(error)
        return
    page = register.chosen_page(menu=not isinstance(who, Outside))
    if isinstance(who, Outside):
        session.close()
        door.door(settings, who)
        return
    try:
        with session.opened(settings, who):
            sample.bar()
            door.watch(settings)
            setup.away()
            problems.banner(page.url_path)
            page.run()
            notice.notice()
            door.way_out(settings)
            contributing.keep_up()
    except UnsafeSetup as unsafe:
        setup.unsafe(unsafe)
    except StoreError as error:
        setup.store_away(error)


main()
