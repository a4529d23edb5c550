import GRDB
enum PlaceholderStorageSQLite {}
