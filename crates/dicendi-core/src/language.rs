//! Is this text French? A share of words that only French uses so often.

use crate::lexicon::Lexicon;
use crate::strings::lower;

/// Fewer words than this say too little: they are taken for French.
const LEAST_WORDS: usize = 40;
/// Among 7,295 French news articles of more than 40 words none has a smaller share (most have 0.3 to
/// 0.45); in languages that share some of these words (English, Spanish, Italian) it is below 0.1.
const LEAST_SHARE: f64 = 0.15;

/// `Some("fr")` for French, `None` for anything else.
pub(crate) fn recognise(text: &str, lexicon: &Lexicon) -> Option<&'static str> {
    let (mut words, mut french) = (0usize, 0usize);
    for word in text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .take(2_000)
    {
        words += 1;
        french += usize::from(lexicon.is_function_word(&lower(word)));
    }
    let enough = words < LEAST_WORDS || french as f64 >= LEAST_SHARE * words as f64;
    (words > 0 && enough).then_some("fr")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_is_told_from_its_neighbours() {
        // Twice, so that there are words enough to judge by.
        let of = |text: &str| recognise(&format!("{text} {text}"), Lexicon::french());
        assert_eq!(
            of(
                "Le maire a annoncé lundi que les travaux du pont, prévus pour le mois de mai, ne commenceraient pas avant la fin de l'été et que la circulation serait déviée par les quais."
            ),
            Some("fr")
        );
        assert_eq!(
            of(
                "The mayor announced on Monday that the works on the bridge, planned for the month of May, would not begin before the end of the summer and that traffic would be diverted."
            ),
            None
        );
        assert_eq!(
            of(
                "El alcalde anunció el lunes que las obras del puente, previstas para el mes de mayo, no empezarían antes del final del verano y que el tráfico sería desviado por los muelles."
            ),
            None
        );
        assert_eq!(
            of(
                "Il sindaco ha annunciato lunedì che i lavori del ponte, previsti per il mese di maggio, non cominceranno prima della fine dell'estate e che il traffico sarà deviato sul lungofiume."
            ),
            None
        );
        assert_eq!(
            of(
                "Der Bürgermeister hat am Montag angekündigt, dass die Arbeiten an der Brücke, die für Mai geplant waren, nicht vor dem Ende des Sommers beginnen und der Verkehr umgeleitet wird."
            ),
            None
        );
        assert_eq!(of(""), None);
        assert_eq!(of("Paris accuse Moscou"), Some("fr"));
    }
}
