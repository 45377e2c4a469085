//! Prototype: tokenises the news.
fn main() {
    let mut args = std::env::args().skip(1);
    let text = std::fs::read_to_string(args.next().unwrap()).unwrap();
    let mut out = String::new();
    let mut seen = std::collections::HashSet::new();
    for article in text.split("\n\x0c\n") {
        for s in dicendi_core::train::net::news::sentences(article) {
            let line = s.join("\t");
            if seen.insert(line.clone()) { out.push_str(&line); out.push('\n'); }
        }
    }
    std::fs::write(args.next().unwrap(), out).unwrap();
}
