"""Mail: messages, their attachments, what was forwarded in them, and mailboxes."""
