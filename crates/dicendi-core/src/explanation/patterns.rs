//! The patterns in words.

/// What each pattern looks for.
const PATTERNS: [(&str, &str); 15] = [
    (
        "incise after quotation",
        "a reporting clause right behind a quotation: « … », a-t-il dit",
    ),
    (
        "incise in quotation",
        "a reporting clause thrown into a quotation: « …, dit-il, … »",
    ),
    (
        "incise in clause",
        "a reporting clause behind or inside a sentence without marks: Le pont rouvrira, a dit le maire",
    ),
    (
        "colon",
        "a verb of saying, a colon, and what was said behind it",
    ),
    (
        "colon without verb",
        "a name or title, a colon or dash, and what was said behind it",
    ),
    (
        "quotation before colon",
        "a quotation, a colon, and who says it: « … » : le maire",
    ),
    (
        "sentence before",
        "a report that points back to the sentence before: C'est ce qu'a annoncé la mairie",
    ),
    (
        "verb with clause",
        "a verb of saying with the clause, infinitive or attribute that it reports: Il dit que…",
    ),
    (
        "verb with noun phrase",
        "a verb of saying with a noun phrase that is what is said: Il annonce un renfort",
    ),
    (
        "verb with quotation",
        "a verb of saying with a quotation right behind it: Il dénonce « une honte »",
    ),
    (
        "verb with target",
        "a verb of judgement or address with whom it judges or addresses: Il salue l'accord",
    ),
    (
        "attribution",
        "a preposition that names the source of the clause around it: selon le maire, …",
    ),
    (
        "noun",
        "a noun of saying with its speaker and what is said, or against whom: les accusations de X contre Y",
    ),
    (
        "floating",
        "a quotation that stands alone, given to who spoke last",
    ),
    (
        "verb with complement",
        "a verb of saying with a complement that its row names",
    ),
];

/// A pattern with what it looks for; its name alone where nobody has described it.
pub(super) fn described(pattern: &str) -> String {
    match PATTERNS.iter().find(|(name, _)| *name == pattern) {
        Some((name, words)) => format!("{name}: {words}"),
        None => pattern.to_string(),
    }
}
