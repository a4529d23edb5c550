import Casework
enum PlaceholderCast {}
