//! Measures who is who: `who [--show] [--genders LIST] [--coref FILE PART] GOLD_FOLDER…`, where the list
//! holds a full name and its gender (m, f) a line, and the file CoNLL columns with chains in the last one,
//! of which the documents whose name contains PART count.

use dicendi_core::evaluation::read_gold;
use dicendi_core::train::{coreference, measure_who, read_genders};
use std::error::Error;
use std::path::Path;

const USAGE: &str = "usage: who [--show] [--genders LIST] [--coref FILE PART] GOLD_FOLDER…";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (mut show, mut genders, mut gold) = (false, Default::default(), Vec::new());
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(USAGE);
        match argument.as_str() {
            "--show" => show = true,
            "--genders" => genders = read_genders(Path::new(&value()?))?,
            "--coref" => {
                let text = std::fs::read_to_string(value()?)?;
                println!("{}", coreference(&text, &value()?)?);
            }
            folder => gold.extend(read_gold(Path::new(folder))?),
        }
    }
    if gold.is_empty() {
        return Err(USAGE.into());
    }
    let report = measure_who(&gold, &genders);
    if show {
        println!("{}", report.errors.join("\n"));
        let unlisted: Vec<&String> = report.unlisted.iter().collect();
        println!("no gender listed for: {unlisted:?}");
    }
    println!("{report}");
    Ok(())
}
