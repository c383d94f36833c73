"""Who may use a ledger: users with their passwords, sessions of those who signed in, tokens of programs.

All of it is kept in a file of its own beside the ledger; the ledger knows users only as authors.
"""

from hudna.access.accounts import Accounts
from hudna.access.addresses import network
from hudna.access.sessions import LASTING

__all__ = ["LASTING", "Accounts", "network"]
