//! One step of a conversation in progress: the chat as it is changed and what will be said.

use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::Asia::Almaty;

use super::button::Action;
use super::chat::{Asking, Chat, Checked, Corrections, Flow};
use super::draft::Draft;
use super::event::{Button, Effect, Event, Paper, ReplyTo, Say, What};
use super::reporting::Reported;
use super::{Count, Reminders, Step, World};
use crate::assess::{Assessment, assess};
use crate::lang::Lang;
use crate::reminders::{CaseId, instant_of};
use crate::speech::Message;
use crate::understand::TopicId;

fn civil_date(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Almaty).date_naive()
}

/// Telegram's limit for a quote, in UTF-16 units.
const LONGEST_QUOTE: usize = 1024;

/// Rows of buttons.
pub type Rows = Vec<Vec<Button>>;

/// One step in progress. Questions and screens read the chat, change it and say things here.
pub struct Turn<'a> {
    pub chat: Chat,
    pub world: &'a World<'a>,
    pub lang: Lang,
    pub reminders: Reminders,
    pub told: Vec<Assessment>,
    pub count: Option<Count>,
    pub forgotten: bool,
    /// What was told of the office.
    pub reported: Option<Reported>,
    /// The question that the last day was the answer to.
    pub last_day: Option<Asking>,
    /// What was kept with a saved document in this step, said with what follows from it.
    pub kept: Option<Message>,
    /// A second question of the message: it was seen, and is offered below the verdict.
    pub also_asked: Option<TopicId>,
    /// The civil date in Kazakhstan on which the message was written: "tomorrow" is counted from it.
    pub written_on: NaiveDate,
    /// The message that every answer names, so that it lands in the topic of a forum.
    reply_to: Option<ReplyTo>,
    /// The words of the person's message from which a day was read.
    quote: Option<String>,
    client: Lang,
    client_is_ours: bool,
    /// The message whose button was pressed: a running flow is shown there instead of below.
    pressed: Option<i32>,
    /// The open question as it was before this step.
    flow_before: Option<Flow>,
    /// Said before the next question: what was understood.
    notes: Vec<Message>,
    /// Shown where a button was pressed, instead of a message.
    press_note: Option<Message>,
    effects: Vec<Effect>,
}

impl<'a> Turn<'a> {
    pub fn new(mut chat: Chat, event: &Event, world: &'a World<'a>) -> Turn<'a> {
        let spoken = event.client.as_deref().and_then(Lang::from_tag);
        // Russian is what most residents read who have none of our languages in their client.
        let client = spoken.unwrap_or(Lang::RU);
        chat.forget_stale(world.now);
        if chat.cases.is_empty() {
            // What is saved from now on was assessed by this release.
            chat.corrections = Corrections::ALL;
        }
        let pressed = match &event.what {
            What::Press { message, .. } => Some(*message),
            _ => None,
        };
        let flow_before = chat.flow.clone();
        Turn {
            lang: chat.lang.unwrap_or(client),
            chat,
            world,
            // A date in the future is a false one.
            written_on: event.written.filter(|at| *at <= world.now).map_or(world.today, civil_date),
            reply_to: event.reply_to,
            quote: None,
            client,
            client_is_ours: spoken.is_some(),
            pressed,
            flow_before,
            notes: Vec::new(),
            press_note: None,
            effects: Vec::new(),
            reminders: Reminders::Keep,
            told: Vec::new(),
            count: None,
            forgotten: false,
            reported: None,
            last_day: None,
            kept: None,
            also_asked: None,
        }
    }

    pub fn today(&self) -> NaiveDate {
        self.world.today
    }

    /// A button that answers the question now being asked.
    pub fn answer(&self, label: Message, action: Action) -> Button {
        Button::of_turn(self.chat.turn, label, action)
    }

    /// Starts a new question: buttons of earlier ones are old from now on.
    pub fn next_question(&mut self) {
        self.chat.turn = self.chat.turn.wrapping_add(1);
    }

    /// Says something: in place of the message whose button was pressed, else as a new message.
    pub fn say(&mut self, paragraphs: Vec<Message>, buttons: Rows) {
        let instead_of = self.pressed.take();
        let new = self.new_message(self.lang, paragraphs, buttons);
        self.effects.push(Effect::Say(match instead_of {
            Some(_) => Say { instead_of, reply_to: None, quote: None, ..new },
            None => new,
        }));
    }

    /// Says what was understood, before the next question; a verdict says it in its own words.
    pub fn note(&mut self, understood: Message) {
        self.notes.push(understood);
    }

    /// These paragraphs with what was kept with a saved document, before the folded part.
    pub fn with_kept(&mut self, mut paragraphs: Vec<Message>) -> Vec<Message> {
        let before_the_last = paragraphs.len().saturating_sub(1).max(1).min(paragraphs.len());
        paragraphs.splice(before_the_last..before_the_last, self.kept.take());
        paragraphs
    }

    /// Whether the person's client speaks a language of ours.
    pub fn client_is_ours(&self) -> bool {
        self.client_is_ours
    }

    /// What was understood and not said yet.
    pub fn take_notes(&mut self) -> Vec<Message> {
        std::mem::take(&mut self.notes)
    }

    /// The pressed message stays as it is (it holds a verdict or a document): say things below it.
    pub fn detach(&mut self) {
        self.pressed = None;
    }

    /// Says something as a new message that stays in the chat.
    pub fn say_new(&mut self, paragraphs: Vec<Message>, buttons: Rows) {
        self.say_in(self.lang, paragraphs, buttons);
    }

    /// Says something as a new message, in a language of its own.
    pub fn say_in(&mut self, lang: Lang, paragraphs: Vec<Message>, buttons: Rows) {
        let new = self.new_message(lang, paragraphs, buttons);
        self.effects.push(Effect::Say(new));
    }

    fn new_message(&mut self, lang: Lang, paragraphs: Vec<Message>, buttons: Rows) -> Say {
        let said = Say::new(lang, paragraphs, buttons);
        // Words are quoted once, above the first thing that is said of them.
        match (self.reply_to, self.quote.take()) {
            (Some(ReplyTo::ToQuote(message)), Some(quote)) => {
                Say { reply_to: Some(message), quote: Some(quote), ..said }
            }
            (Some(ReplyTo::ToQuote(_)) | None, _) => said,
            (Some(ReplyTo::Always(message)), quote) => Say { reply_to: Some(message), quote, ..said },
        }
    }

    /// The words from which a day was read: what is said next quotes them.
    pub fn quote(&mut self, words: &str) {
        let fits = !words.is_empty() && words.encode_utf16().count() <= LONGEST_QUOTE;
        self.quote = fits.then(|| words.to_string());
    }

    /// Stops a pressed button's spinner, with a short note if there is one.
    pub fn answer_press(&mut self, query: &str, note: Option<Message>) {
        let note = note.map(|note| (self.lang, note));
        self.effects.insert(0, Effect::AnswerPress { query: query.to_string(), note });
    }

    /// Answers a press by a short note instead of a message.
    pub fn note_on_press(&mut self, note: Message) {
        self.press_note = Some(note);
    }

    /// The note that answers the press, if there is one.
    pub fn take_press_note(&mut self) -> Option<Message> {
        self.press_note.take()
    }

    /// Hands out a paper.
    pub fn hand(&mut self, paper: Paper) {
        self.effects.push(Effect::Hand(paper));
    }

    /// Keeps what is said about a saved document for its owner's history.
    pub fn keep_told(&mut self, id: CaseId) {
        let Some(case) = self.chat.case(id) else { return };
        if let Ok(assessment) = assess(&case.facts, self.world.today, self.world.law) {
            self.told.push(assessment);
        }
    }

    /// The day whose reminder somebody has read now: before the hour of reminders an earlier
    /// day's, for today's is still to come.
    pub fn reminder_day(&self) -> NaiveDate {
        let today = self.today();
        let is_early = self.world.now < instant_of(today, self.chat.settings.hour);
        if is_early { today - Days::new(1) } else { today }
    }

    /// Whether anything was said.
    pub fn is_silent(&self) -> bool {
        !self.effects.iter().any(|effect| !matches!(effect, Effect::AnswerPress { .. }))
    }

    /// Keeps facts for the next question.
    pub fn remember(&mut self, draft: Draft) {
        self.chat.asked_about = draft.document();
        // What was asked before is over; a fine and a refusal are subjects of their own.
        let topic = match draft {
            Draft::Fine(_) => TopicId::find("fine-appeal"),
            Draft::Refusal(_) => TopicId::find("refusal-appeal"),
            Draft::Card(_) | Draft::FirstCard { .. } | Draft::Several(_) => None,
        };
        self.chat.answered(topic, self.world.now);
        self.chat.keep_earlier(&draft);
        self.chat.last = Some(Checked { draft, at: self.world.now, last_day: self.last_day, later: None });
    }

    pub fn finish(mut self) -> Step {
        // The first contact settles the language, so that a reminder comes in it too: the client's
        // where we speak it, else the one of the first message; one press changes it.
        let guess = if self.client_is_ours { self.client } else { self.lang };
        self.chat.lang.get_or_insert(guess);
        self.chat.name_papers(self.world.random);
        self.chat.note_asked(self.flow_before.as_ref(), self.world.now);
        Step {
            chat: (!self.forgotten).then_some(self.chat),
            effects: self.effects,
            reminders: self.reminders,
            told: self.told,
            count: self.count,
            reported: self.reported,
        }
    }
}
