//! `notices.toml`: trouble that the operator has noted, read strictly, without an effect on any verdict.

use ruqsat::assess::{Facts, assess};
use ruqsat::law::{Fault, Law};

const ROW: &str = r#"
[[notice]]
id = "trouble-2027"
regions = ["75", "19"]
starts = "2027-02-01"
ends = "2027-02-07"
source = "operator: called 1414 at nine"
"#;

fn load(notices: &str) -> Result<Law, Vec<Fault>> {
    let mut files: Vec<(&str, &str)> = Law::built_in_files().collect();
    files.push((Law::NOTICES, notices));
    Law::load(files)
}

#[test]
fn a_notice_is_read_and_the_file_need_not_be_there() {
    assert_eq!(Law::built_in().notices().count(), 0);
    let law = load(ROW).unwrap();
    let notice = law.notices().next().unwrap();
    assert_eq!(notice.regions.iter().map(|it| it.number()).collect::<Vec<_>>(), [75, 19]);
    let told = ["2027-01-31", "2027-02-01", "2027-02-07", "2027-02-08"];
    assert_eq!(told.map(|day| notice.is_told_on(day.parse().unwrap())), [false, true, true, false]);
    let everywhere = load(&ROW.replace(r#"["75", "19"]"#, r#"["all"]"#)).unwrap();
    assert!(everywhere.notices().next().unwrap().regions.is_empty());
    assert!(load(&ROW.replace("operator: called 1414 at nine", "tengrinews-outage")).is_ok());
}

#[test]
fn what_a_notice_may_not_be_is_refused_with_its_line() {
    for (from, to, told) in [
        ("2027-02-07", "2027-02-08", "at most 7 days"),
        ("ends = \"2027-02-07\"", "ends = \"2027-01-31\"", "reversed"),
        ("source = \"operator: called 1414 at nine\"", "", "source"),
        ("operator: called 1414 at nine", "operator: ", "what was checked is not said"),
        ("operator: called 1414 at nine", "somebody", "there is no source"),
        ("\"19\"", "\"20\"", "there is no region"),
        ("[\"75\", \"19\"]", "[]", ""),
        ("id = ", "penalty = 1\nid = ", "penalty"),
        ("trouble-2027", "Trouble 2027", "is not an id"),
    ] {
        let changed = ROW.replace(from, to);
        assert_ne!(changed, ROW);
        match load(&changed) {
            Ok(law) => assert!(told.is_empty() && law.notices().count() == 0, "{to}"),
            Err(faults) => {
                let all: Vec<String> = faults.iter().map(ToString::to_string).collect();
                assert!(
                    all.iter().any(|fault| fault.contains("notices.toml") && fault.contains(told)),
                    "{all:?}"
                );
            }
        }
    }
    let twice = format!("{ROW}\n{ROW}");
    assert!(load(&twice).is_err());
}

#[test]
fn no_verdict_changes_by_a_notice() {
    let (with, without) = (load(ROW).unwrap(), Law::built_in());
    for expires in ["2027-02-03", "2027-01-10", "2025-09-20", "2027-03-02"] {
        for on in ["2027-02-01", "2027-02-05", "2027-02-20"] {
            let facts = Facts { expires: Some(expires.parse().unwrap()), ..Facts::new("residence-permit") };
            let on = on.parse().unwrap();
            assert_eq!(assess(&facts, on, &with), assess(&facts, on, without), "{expires} {on}");
        }
    }
}
