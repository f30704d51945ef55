### Names of documents and sources, reasons and steps. Reasons and steps may use any of the
### variables that speech/verdict.rs offers.

# The name of a document, at the start of a line or in a list.
document-residence-permit = Residence permit
document-stateless-certificate = Stateless person’s certificate
document-temporary-permit = Temporary residence permit
document-passport = Passport
document-kandas-certificate = Kandas certificate
