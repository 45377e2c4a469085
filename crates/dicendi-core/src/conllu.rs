//! CoNLL-U: trees in and out.
//!
//! A file becomes one [`Document`](crate::Document): its text is put together from the forms,
//! `SpaceAfter=No` and the `# newpar` marks, so that offsets, contractions and sentences are those of the file.
//! <https://universaldependencies.org/format.html>

mod names;
mod read;
mod write;

pub use read::read;
pub use write::write;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::NameKind;

    const TREE: &str = "\
# text = Le maire parle aux élus.
1\tLe\tle\tDET\t_\tDefinite=Def|Gender=Masc|Number=Sing|PronType=Art\t2\tdet\t_\t_
2\tmaire\tmaire\tNOUN\t_\tGender=Masc|Number=Sing\t3\tnsubj\t_\t_
3\tparle\tparler\tVERB\t_\tMood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_
4-5\taux\t_\t_\t_\t_\t_\t_\t_\t_
4\tà\tà\tADP\t_\t_\t6\tcase\t_\t_
5\tles\tle\tDET\t_\tDefinite=Def|Number=Plur|PronType=Art\t6\tdet\t_\t_
6\télus\télu\tNOUN\t_\tGender=Masc|Number=Plur\t3\tobl:arg\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

";

    #[test]
    fn a_tree_survives_a_round_trip() {
        let doc = read(TREE).unwrap();
        assert_eq!(doc.text(), "Le maire parle aux élus.");
        assert_eq!(
            (doc.surface(4), doc.form(4), doc.words.inside[4]),
            ("aux", "les", true)
        );
        assert!(doc.sentences[0].parsed && doc.words.is_root(2));
        assert_eq!(write(&doc), TREE);
    }

    #[test]
    fn paragraphs_become_blocks() {
        let doc = read(&format!("# newpar\n{TREE}{TREE}# newpar\n{TREE}")).unwrap();
        assert_eq!((doc.blocks.len(), doc.sentences.len()), (2, 3));
        assert_eq!(
            doc.slice(doc.blocks[0].span),
            "Le maire parle aux élus. Le maire parle aux élus."
        );
    }

    #[test]
    fn bad_trees_are_refused_by_line() {
        for (from, to) in [
            ("4-5\taux", "4-9\taux"),
            ("4-5\taux", "4-3\taux"),
            ("6\télus", "9\télus"),
            ("\tmaire\tmaire", "\t\tmaire"),
            ("\t2\tdet\t_\t_", "\t99\tdet\t_\t_"),
            ("\t0\troot", "\t2\tnsubj"),
            ("\t0\troot", "\t3\tnsubj"),
            ("\tnsubj\t", "\tunheard\t"),
            ("1\tLe\tle", "x\tLe\tle"),
            ("\t_\t_\n", "\n"),
        ] {
            let error = read(&TREE.replacen(from, to, 1)).unwrap_err();
            assert!(
                error.is_input() && error.to_string().contains("line"),
                "{error}"
            );
        }
    }

    #[test]
    fn names_stand_in_the_last_column() {
        let table = "\
1\tNadia\t_\tPROPN\t_\t_\t_\t_\t_\tNE=B-PER
2\tBrunet\t_\tPROPN\t_\t_\t_\t_\t_\tNE=I-PER
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\tner=S-ORG
3\tde\t_\tADP\t_\t_\t_\t_\t_\t_
4\tle\t_\tDET\t_\t_\t_\t_\t_\t_
5\tlundi\t_\tNOUN\t_\t_\t_\t_\t_\tNE=B-DATE
6\tOrléans\t_\tPROPN\t_\t_\t_\t_\t_\tner=S-LOC|SpaceAfter=No
7\tParis\t_\tPROPN\t_\t_\t_\t_\t_\tner=S-LOC

";
        let doc = read(table).unwrap();
        let names: Vec<_> = doc
            .names
            .iter()
            .map(|name| (name.kind, doc.slice(doc.bytes(name.tokens))))
            .collect();
        assert_eq!(
            names,
            [
                (NameKind::Person, "Nadia Brunet"),
                (NameKind::Organisation, "du"),
                (NameKind::Place, "Orléans"),
                (NameKind::Place, "Paris"),
            ]
        );
        let again = read(&write(&doc)).unwrap();
        assert_eq!((&again.names, again.text()), (&doc.names, doc.text()));
    }
    #[test]
    fn a_range_holds_several_words() {
        let one = "1-1\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\t_\tADP\t_\t_\t0\troot\t_\t_\n\n";
        assert!(read(one).unwrap_err().to_string().contains("no range"));
    }

    #[test]
    fn a_sentence_of_empty_nodes_has_no_words() {
        let error = read("1.1\tva\t_\tVERB\t_\t_\t_\t_\t_\t_\n\n").unwrap_err();
        assert!(error.to_string().contains("without words"), "{error}");
    }
}
