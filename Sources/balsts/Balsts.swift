import ArgumentParser
@main struct Balsts: ParsableCommand { func run() { print("balsts") } }
