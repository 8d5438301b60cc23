//! Every use of a plan, with guidance and without.

use crate::template::{Detail, Edition, Guidance, Purpose};

/// So many rooms for more a blank has in each table.
const SPARE_ROWS: usize = 2;

/// The editions that templates are tried in. `funder` is one of the plan's, if it has any; `documents` are those
/// beside the plan.
pub(super) fn editions(funder: Option<&str>, documents: &[&str]) -> Vec<Edition> {
    let of = |purpose| Edition {
        purpose,
        spare_rows: SPARE_ROWS,
        sheet_rows: SPARE_ROWS,
        ..Edition::default()
    };
    let blank = of(Purpose::Blank);
    let mut uses = vec![
        blank.clone(),
        Edition {
            detail: Detail::Full,
            ..blank.clone()
        },
        Edition {
            handwriting: true,
            ..blank.clone()
        },
        Edition {
            canvas: true,
            ..blank
        },
        of(Purpose::Draft),
        of(Purpose::SignOff),
        of(Purpose::Bid),
        Edition {
            unready: true,
            ..of(Purpose::SignOff)
        },
    ];
    uses.extend(funder.map(|funder| Edition {
        funder: Some(funder.to_owned()),
        ..of(Purpose::Bid)
    }));
    let open = uses
        .clone()
        .into_iter()
        .filter(|edition| edition.purpose != Purpose::Blank && !edition.unready);
    let open: Vec<Edition> = open.collect();
    for document in documents {
        uses.extend(open.iter().map(|edition| Edition {
            document: Some((*document).to_owned()),
            ..edition.clone()
        }));
    }
    // Templates do not know where guidance goes: comments are rendered as notes are.
    let places = [Guidance::Notes, Guidance::None];
    let all = uses.into_iter().flat_map(|edition| {
        places.map(|guidance| Edition {
            guidance,
            ..edition.clone()
        })
    });
    all.collect()
}
