import Casework
enum PlaceholderStatistics {}
