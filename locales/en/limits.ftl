### When somebody writes faster than can be answered.

slow-down = Too many messages came at once, so some of them are not answered. Please wait a minute and write again.
