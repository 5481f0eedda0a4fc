"""Drafts of somebody who may leave: what is typed in a tab that is still open is not kept of whoever has left."""

from collections.abc import Callable

from wellspent.core.errors import SignInOver
from wellspent.core.store.drafts import Draft, Drafts


class MembersDrafts:
    """Those of ``drafts``, written only while ``may_keep``.

    That is asked before, so that nothing is written of somebody who is known to have left, and afterwards, because
    they may have left in between: then it is taken back. Whoever leaves deletes once more at the end (``leaving``).
    So whichever comes last finds what the other one did.
    """

    def __init__(self, drafts: Drafts, may_keep: Callable[[], bool]) -> None:
        self._drafts = drafts
        self._may_keep = may_keep

    def read(self, member: str, form: str) -> Draft | None:
        """The draft of that form."""
        return self._drafts.read(member, form)

    def write(self, member: str, form: str, draft: Draft) -> None:
        """Keep the draft.

        Raises:
            SignInOver: they have left, and it is not kept.
            StoreError: it can't be kept.
        """
        if not self._may_keep():
            raise SignInOver
        self._drafts.write(member, form, draft)
        if not self._may_keep():
            self._drafts.drop(member, form)
            raise SignInOver

    def drop(self, member: str, form: str) -> None:
        """Forget the draft of that form."""
        self._drafts.drop(member, form)
