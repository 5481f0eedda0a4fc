"""What comes in from elsewhere and what leaves: calendars in, tables out. Nothing here touches a store."""
