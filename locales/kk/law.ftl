### Names of documents and sources, reasons and steps. Reasons and steps may use any of the
### variables that speech/verdict.rs offers.

# The name of a document, at the start of a line or in a list.
document-residence-permit = Тұруға ықтиярхат
document-stateless-certificate = Азаматтығы жоқ адамның куәлігі
document-temporary-permit = Уақытша тұруға рұқсат
document-passport = Паспорт
document-kandas-certificate = Қандас куәлігі
