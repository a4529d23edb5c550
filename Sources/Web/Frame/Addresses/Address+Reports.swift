/// Reports, each as a page and as files with the same question.
extension Address {
    static let reports = FixedRoute("/reports")
    static let report = Route<String>("/reports/:name")
    static let reportCSV = Route<String>("/reports/:name/csv")
    static let reportXLSX = Route<String>("/reports/:name/xlsx")
    static let reportJSON = Route<String>("/reports/:name/json")
}
