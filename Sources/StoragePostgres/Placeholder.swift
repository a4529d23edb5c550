import CLibPQ
enum PlaceholderStoragePostgres {}
