//! One reminder, exhaustively: every interleaving of what can happen to it, to a bounded number of
//! steps, over the real state machine. A crash can come between any two steps, so it comes before and
//! after each write. In every state that can be reached: whoever was told "saved" still gets it,
//! nothing leaves without a claim on the disk, each copy but the first is marked, and there are no
//! more copies than one and one more for each time nobody could know.
//!
//! `RUQSAT_SCOPE` sets the number of steps (10 unless told).

use std::collections::{HashSet, VecDeque};
use std::hash::{Hash, Hasher};

use chrono::{DateTime, TimeDelta, Utc};
use ruqsat::reminders::{
    Attempt, CaseId, ChatId, DeliveryState, Ladder, Outcome, Reminder, ReminderId, Rung,
};

const CHAT: ChatId = ChatId(1);

#[test]
fn one_reminder_keeps_its_promise_in_every_interleaving() {
    let steps = scope(10);
    let found = explore(steps, Design::Ours);
    println!(
        "{steps} steps: {} states, {} of them crashed, at most {} copies, {} violations",
        found.states,
        found.crashed,
        found.most_copies,
        found.violations.len()
    );
    assert_eq!(found.violations, Vec::<String>::new());
    assert!(found.states > 1000 && found.most_copies > 1, "too little was tried");
}

#[test]
fn a_design_that_marks_before_it_sends_is_caught() {
    assert!(!explore(8, Design::MarkThenSend).violations.is_empty());
}

#[test]
fn a_design_whose_last_write_is_lost_in_a_crash_is_caught() {
    assert!(!explore(8, Design::NoBarrier).violations.is_empty());
}

#[test]
fn a_design_that_forgets_what_was_under_way_is_caught() {
    assert!(!explore(8, Design::NoRecovery).violations.is_empty());
}

fn scope(otherwise: usize) -> usize {
    std::env::var("RUQSAT_SCOPE").ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Design {
    Ours,
    /// Writes "sent" down first and sends then.
    MarkThenSend,
    /// A crash takes the last write with it.
    NoBarrier,
    /// A start takes a send that was under way for one that never left.
    NoRecovery,
}

/// What can happen next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    /// W0: the press "save it" goes into the inbox.
    Receive,
    /// W1: the ladder is written, and with it that the press is done.
    Plan,
    /// The person is told "saved".
    Tell,
    /// W2: what is due is claimed.
    Claim,
    /// The message leaves, and this comes of it.
    Send(Answer),
    /// W3: what came of it is written.
    Settle,
    Crash,
    Start,
    /// The person blocks the bot, or lets it in again; the bot hears of it later.
    Block,
    Unblock,
    /// W4: what the bot heard is written.
    Hear,
    /// W4: the person changes the hour; the ladder is replanned.
    OtherHour,
    Read,
    /// W4: the person has filed or stopped: the reminder is taken off the ladder.
    TakeOff,
    /// W4: another change brings it back, for a later hour.
    PutBack,
    /// W5: everything is erased.
    Forget,
    /// Time goes on to the next moment at which something is to be done.
    UntilDue,
    /// Time goes on beyond a lease.
    Later,
    /// The wall clock is set back by a day.
    ClockBack,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Answer {
    Accepted,
    /// Delivered, and no answer.
    SilentAfter,
    /// Not delivered, and no answer.
    SilentBefore,
    NotSent,
    Limit,
    Refused,
    Halted,
    Blocked,
    Gone,
}

const ANSWERS: [Answer; 9] = [
    Answer::Accepted,
    Answer::SilentAfter,
    Answer::SilentBefore,
    Answer::NotSent,
    Answer::Limit,
    Answer::Refused,
    Answer::Halted,
    Answer::Blocked,
    Answer::Gone,
];

const EVENTS: [Event; 18] = [
    Event::Receive,
    Event::Plan,
    Event::Tell,
    Event::Claim,
    Event::Settle,
    Event::Crash,
    Event::Start,
    Event::Block,
    Event::Unblock,
    Event::Hear,
    Event::OtherHour,
    Event::Read,
    Event::TakeOff,
    Event::PutBack,
    Event::Forget,
    Event::UntilDue,
    Event::Later,
    Event::ClockBack,
];

/// The press "save it".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Press {
    AtTelegram,
    InInbox,
    Planned,
    Told,
}

#[derive(Clone, Debug)]
enum Bot {
    Down,
    Idle,
    Claimed(Attempt),
    Answered(Attempt, Answer),
}

#[derive(Clone, Debug)]
struct World {
    design: Design,
    press: Press,
    /// What the store holds, and what it held before the last write.
    disk: Ladder,
    before: Ladder,
    bot: Bot,
    now: DateTime<Utc>,
    at: DateTime<Utc>,
    blocks: bool,
    /// What the bot has not heard yet, oldest first: blocked or let in.
    unheard: VecDeque<bool>,
    /// Nobody wants it any more: read, filed, stopped, erased.
    is_over: bool,
    /// Of these, filed or stopped.
    is_off: bool,
    /// The account no longer exists.
    is_gone: bool,
    copies: u16,
    ambiguous: u16,
    /// They came back from a block, or it was taken off, while it was under way: what that send met may
    /// come too late to count.
    overtaken: u16,
    violation: Option<String>,
}

struct Found {
    states: usize,
    crashed: usize,
    most_copies: u16,
    violations: Vec<String>,
}

/// Every state within so many steps, each once.
fn explore(steps: usize, design: Design) -> Found {
    let mut found = Found { states: 0, crashed: 0, most_copies: 0, violations: Vec::new() };
    let mut known = HashSet::new();
    let mut level = vec![World::begin(design)];
    for step in 0..=steps {
        let mut next = Vec::new();
        for world in level {
            found.states += 1;
            found.crashed += usize::from(matches!(world.bot, Bot::Down));
            found.most_copies = found.most_copies.max(world.copies);
            if let Some(violation) = world.wrong() {
                found.violations.push(format!("after {step} steps {violation}: {world:?}"));
                if found.violations.len() >= 3 {
                    return found;
                }
            }
            if step < steps {
                let following = world.events().filter_map(|event| world.after(event));
                next.extend(following.filter(|world| known.insert(world.key())));
            }
        }
        level = next;
    }
    found
}

fn first_due() -> DateTime<Utc> {
    "2026-11-22T05:00:00Z".parse().unwrap()
}

impl World {
    fn begin(design: Design) -> World {
        World {
            design,
            press: Press::AtTelegram,
            disk: Ladder::default(),
            before: Ladder::default(),
            bot: Bot::Idle,
            now: first_due() - TimeDelta::hours(1),
            at: first_due(),
            blocks: false,
            unheard: VecDeque::new(),
            is_over: false,
            is_off: false,
            is_gone: false,
            copies: 0,
            ambiguous: 0,
            overtaken: 0,
            violation: None,
        }
    }

    fn events(&self) -> impl Iterator<Item = Event> + use<> {
        EVENTS.into_iter().chain(ANSWERS.map(Event::Send))
    }

    /// The world after an event, if it can happen now.
    fn after(&self, event: Event) -> Option<World> {
        let mut world = self.clone();
        let is_up = !matches!(self.bot, Bot::Down);
        let is_planned = matches!(self.press, Press::Planned | Press::Told) && !self.is_over;
        let happens = match event {
            Event::Receive => is_up && world.moves(Press::AtTelegram, Press::InInbox),
            Event::Plan => is_up && world.moves(Press::InInbox, Press::Planned) && world.replan(),
            Event::Tell => is_up && world.moves(Press::Planned, Press::Told),
            Event::Claim => world.claim(),
            Event::Send(answer) => world.send(answer),
            Event::Settle => world.settle(),
            Event::Crash => is_up && world.crash(),
            Event::Start => !is_up && world.start(),
            Event::Block | Event::Unblock => world.block(event == Event::Block),
            Event::Hear => is_up && world.hear(),
            Event::OtherHour => {
                world.at += TimeDelta::hours(3);
                is_up && is_planned && self.at == first_due() && world.replan()
            }
            Event::Read => is_up && is_planned && self.copies > 0 && world.read(),
            Event::TakeOff => is_up && is_planned && world.take_off(),
            Event::PutBack => is_up && self.is_off && world.put_back(),
            Event::Forget => is_up && is_planned && world.forget(),
            Event::UntilDue => world.wait_until_due(),
            Event::Later => world.pass(TimeDelta::minutes(5)),
            Event::ClockBack => world.pass(TimeDelta::days(-1)),
        };
        happens.then_some(world)
    }

    fn reminder(&self) -> Reminder {
        Reminder::planned(
            ReminderId { case: CaseId(1), rung: Rung::GoBy(7), due_on: first_due().date_naive() },
            self.at,
        )
    }

    /// One write: it is on the disk when this returns.
    fn write<T>(&mut self, change: impl FnOnce(&mut Ladder) -> T) -> T {
        self.before = self.disk.clone();
        change(&mut self.disk)
    }

    fn moves(&mut self, from: Press, to: Press) -> bool {
        let moves = self.press == from;
        if moves {
            self.press = to;
        }
        moves
    }

    fn replan(&mut self) -> bool {
        let (reminder, now) = (self.reminder(), self.now);
        // A rung that was past already when it was saved is never promised.
        self.is_over = self.disk.is_empty() && reminder.at <= now;
        self.write(|ladder| ladder.replace([reminder], now));
        true
    }

    fn claim(&mut self) -> bool {
        if !matches!(self.bot, Bot::Idle) {
            return false;
        }
        let now = self.now;
        let Some(attempt) = self.write(|ladder| ladder.claim(CHAT, now)) else { return false };
        if self.is_over {
            self.violation = Some("it is claimed although nobody wants it".into());
        }
        if self.disk.reminders().any(|it| !matches!(it.state, DeliveryState::Claimed { .. })) {
            self.violation = Some("it is about to leave, and no claim is on the disk".into());
        }
        if self.design == Design::MarkThenSend {
            self.write(|ladder| ladder.settle(&attempt, Outcome::Sent { message_id: 1 }, now));
        }
        self.bot = Bot::Claimed(attempt);
        true
    }

    fn send(&mut self, answer: Answer) -> bool {
        let Bot::Claimed(attempt) = self.bot.clone() else { return false };
        let arrives = matches!(answer, Answer::Accepted | Answer::SilentAfter);
        let fits = match answer {
            Answer::Accepted | Answer::SilentAfter | Answer::Refused => !self.blocks && !self.is_gone,
            Answer::Blocked => self.blocks && !self.is_gone,
            Answer::Gone => !self.blocks,
            _ => true,
        };
        if arrives && fits {
            if self.copies > 0 && !attempt.repeat {
                self.violation = Some("a copy comes without being marked".into());
            }
            if attempt.repeat && self.ambiguous + self.overtaken == 0 {
                self.violation = Some("it is marked as a repeat without a reason".into());
            }
            self.copies += 1;
        }
        self.is_gone |= fits && answer == Answer::Gone;
        self.ambiguous += u16::from(matches!(answer, Answer::SilentAfter | Answer::SilentBefore));
        self.bot = Bot::Answered(attempt, answer);
        fits
    }

    fn settle(&mut self) -> bool {
        let Bot::Answered(attempt, answer) = self.bot.clone() else { return false };
        let outcome = match answer {
            Answer::Accepted => Outcome::Sent { message_id: 1 },
            Answer::SilentAfter | Answer::SilentBefore => Outcome::Uncertain,
            Answer::NotSent => Outcome::NotSent,
            Answer::Limit => Outcome::RetryAfter(TimeDelta::seconds(10_072)),
            Answer::Refused => Outcome::Rejected,
            Answer::Halted => Outcome::Halted,
            Answer::Blocked => Outcome::Blocked,
            Answer::Gone => Outcome::Gone,
        };
        let now = self.now;
        if self.design != Design::MarkThenSend {
            self.write(|ladder| ladder.settle(&attempt, outcome, now));
        }
        self.bot = Bot::Idle;
        true
    }

    fn crash(&mut self) -> bool {
        match &self.bot {
            // Whether it left, nobody knows after the start.
            Bot::Claimed(_) => self.ambiguous += 1,
            Bot::Answered(_, Answer::SilentAfter | Answer::SilentBefore) => {}
            Bot::Answered(..) => self.ambiguous += 1,
            Bot::Idle | Bot::Down => {}
        }
        if self.design == Design::NoBarrier {
            self.disk = self.before.clone();
        }
        self.bot = Bot::Down;
        true
    }

    fn start(&mut self) -> bool {
        let now = self.now;
        if self.design == Design::NoRecovery {
            let forgotten = self.disk.reminders().map(|it| match it.state {
                DeliveryState::Claimed { .. } => {
                    Reminder { state: DeliveryState::Planned { not_before: None }, ..*it }
                }
                _ => *it,
            });
            let forgotten: Vec<Reminder> = forgotten.collect();
            self.disk = Ladder::from_parts(forgotten, self.disk.paused_until(), self.disk.is_parked());
        } else {
            self.write(|ladder| ladder.recover(now));
        }
        self.bot = Bot::Idle;
        true
    }

    fn block(&mut self, blocks: bool) -> bool {
        let happens = self.blocks != blocks && self.unheard.len() < 2;
        self.blocks = blocks;
        self.unheard.push_back(blocks);
        happens
    }

    fn hear(&mut self) -> bool {
        let Some(blocks) = self.unheard.pop_front() else { return false };
        self.overtaken += u16::from(!blocks && self.disk.is_parked() && self.is_under_way());
        self.write(if blocks { Ladder::park } else { Ladder::unpark });
        true
    }

    fn is_under_way(&self) -> bool {
        matches!(self.bot, Bot::Claimed(_) | Bot::Answered(..))
    }

    fn read(&mut self) -> bool {
        let read = Reminder { state: DeliveryState::Done, ..self.reminder() };
        let now = self.now;
        self.write(|ladder| ladder.replace([read], now));
        self.is_over = true;
        true
    }

    fn take_off(&mut self) -> bool {
        let now = self.now;
        self.overtaken += u16::from(self.is_under_way());
        self.write(|ladder| ladder.replace([], now));
        (self.is_over, self.is_off) = (true, true);
        true
    }

    fn put_back(&mut self) -> bool {
        let (now, known) = (self.now, self.disk.reminders().count());
        self.at = first_due() + TimeDelta::hours(6);
        let reminder = self.reminder();
        self.write(|ladder| ladder.replace([reminder], now));
        // What is not known and past is not promised again.
        self.is_over = known == 0 && reminder.at <= now;
        self.is_off = false;
        true
    }

    fn forget(&mut self) -> bool {
        self.write(|ladder| *ladder = Ladder::default());
        self.is_over = true;
        true
    }

    fn wait_until_due(&mut self) -> bool {
        let next = self.disk.next().and_then(|next| DateTime::from_timestamp(next, 0));
        let later = next.filter(|next| *next > self.now);
        self.now = later.unwrap_or(self.now);
        later.is_some()
    }

    fn pass(&mut self, span: TimeDelta) -> bool {
        self.now += span;
        // More than two days from its hour nothing new happens.
        (self.now - first_due()).abs() < TimeDelta::days(2)
    }

    /// What is wrong with this world, if anything is.
    fn wrong(&self) -> Option<String> {
        if let Some(violation) = &self.violation {
            return Some(violation.clone());
        }
        if self.copies > 1 + self.ambiguous {
            return Some(format!("{} copies, {} ambiguous events", self.copies, self.ambiguous));
        }
        let stored = self.disk.reminders().next().map(|it| it.ambiguous);
        let at_rest = matches!(self.bot, Bot::Idle) && !self.is_over && self.press != Press::AtTelegram;
        if at_rest && self.overtaken == 0 && stored.is_some_and(|stored| stored != self.ambiguous) {
            return Some(format!(
                "the store counts {stored:?} ambiguous events, there were {}",
                self.ambiguous
            ));
        }
        self.is_lost().then(|| "it was promised and never comes".into())
    }

    /// Whether somebody who was told "saved" goes without, although from here on all goes well: the
    /// bot runs, nobody blocks it, and Telegram takes everything.
    fn is_lost(&self) -> bool {
        let mut world = self.clone();
        if self.press != Press::Told || self.is_over || self.is_gone {
            return false;
        }
        if matches!(world.bot, Bot::Claimed(_)) {
            world.send(if world.blocks { Answer::Blocked } else { Answer::Accepted });
        }
        world.settle();
        if matches!(world.bot, Bot::Down) {
            world.start();
        }
        // Somebody who has let the bot in again already does not do so twice.
        if world.blocks {
            world.block(false);
        }
        while world.hear() {}
        for _ in 0..20 {
            world.wait_until_due();
            if world.claim() {
                world.send(Answer::Accepted);
                world.settle();
            }
        }
        world.copies == 0 || world.disk.next().is_some() || world.copies > 1 + world.ambiguous
    }

    fn key(&self) -> u128 {
        let hash = |salt: u8| {
            let mut hasher = std::hash::DefaultHasher::new();
            salt.hash(&mut hasher);
            self.hash_into(&mut hasher);
            u128::from(hasher.finish())
        };
        hash(1) << 64 | hash(2)
    }

    fn hash_into(&self, hasher: &mut impl Hasher) {
        for ladder in [Some(&self.disk), (self.design == Design::NoBarrier).then_some(&self.before)] {
            let Some(ladder) = ladder else { continue };
            (ladder.is_parked(), ladder.paused_until()).hash(hasher);
            for it in ladder.reminders() {
                let state = match it.state {
                    DeliveryState::Planned { not_before } => (0, not_before.unwrap_or(0)),
                    DeliveryState::Claimed { until } => (1, until),
                    DeliveryState::Uncertain { retry_at } => (2, retry_at),
                    DeliveryState::Sent { .. } => (3, 0),
                    DeliveryState::Done => (4, 0),
                    DeliveryState::Dead(_) => (5, 0),
                };
                (state, it.at, it.attempts, it.ambiguous, it.plain).hash(hasher);
            }
        }
        let bot = match &self.bot {
            Bot::Down => (0, false, None),
            Bot::Idle => (1, false, None),
            Bot::Claimed(attempt) => (2, attempt.repeat, None),
            Bot::Answered(attempt, answer) => (3, attempt.repeat, Some(*answer)),
        };
        (bot, self.press, self.now, self.at, self.blocks, &self.unheard).hash(hasher);
        (
            self.is_over,
            self.is_off,
            self.is_gone,
            self.copies,
            self.ambiguous,
            self.overtaken,
            self.violation.is_some(),
        )
            .hash(hasher);
    }
}
