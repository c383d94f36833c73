"""Field forms: the form of a ceasefire incident, and what observers submit with it through ODK, Kobo or a table of their own."""
