//! Running it: command line, health, administrators, bounds.

mod admin;
mod answers;
mod backups;
mod bounds;
mod broadcast;
mod canary;
mod command_line;
mod configuration;
mod daily;
mod diary;
mod flood;
mod fuzz;
mod health;
mod inline;
mod outage;
mod outage_reports;
mod refusals;
mod shipped;
mod webhook;
