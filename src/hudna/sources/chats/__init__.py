"""Chats as the applications export them: a report for each message that says something."""
