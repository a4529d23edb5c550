import Foundation
enum PlaceholderDocuments {}
