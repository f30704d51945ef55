### The verdict on one document.

# Headlines.
verdict-none = <b>No fine by the rules we know</b>
verdict-grace = <b>No fine yet</b>
verdict-warning = <b>A warning is possible</b>
verdict-waived = <b>There should be no fine: the ministry said so</b>
verdict-not-stated = <b>The published words do not say whether there is a fine</b>
verdict-fine = <b>A fine is possible</b>
verdict-no-rule = <b>We found no rule for this</b>
