"""What an author writes, as read: header, cells, pictures, and the questions that it asks."""
