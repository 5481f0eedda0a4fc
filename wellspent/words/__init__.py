"""Every sentence and scale word that anyone reads, one file a subject, so that the app can be translated."""
