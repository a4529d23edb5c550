import Hummingbird
enum PlaceholderWeb {}
