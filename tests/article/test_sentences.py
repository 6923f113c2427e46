"""Where sentences end: each case is a text with `|` at every boundary."""

import pytest

from quietword.article import Kind, Run, Segment, sentences

CASES = """
One.| Two.
One!| Two?| Three.
Really?!| Yes.
Really?! said nobody.
Wait...| Then go.
Wait... then go.
Wait…| Then go.
Wait… then go.
She cried.|She left.
He came.|Then he went home.
See e.g. the NHS page.
See e.g. Mind's page.
That is, i.e. Monday, is fine.
Dr. Smith came.
Mr. T. came by.
Mrs. Jones rang.| She was cross.
Prof. Beck wrote it.
St. Mary's is open.
J. K. Rowling wrote it.
A. A. Milne wrote it.| It sold.
It costs 3.5 pounds.
Take 0.5 of it.| Then rest.
Version 4.2 is out.
We open at 9 a.m. on Monday.
We open at 9 a.m. and close at 5 p.m. on Friday.
We close at 5 p.m.| Then we rest.
We close at 5 p.m.| Please ring before that.
Call at 9 a.m. sharp.
The U.K. is wet.
He lives in the U.S.| She does not.
Bread, milk, etc. are fine.
Bread, milk, etc.| Then go home.
"Stop."| He left.
"Stop!" he said.
"Why?" she asked.
"I am fine," he said.
“I am fine.”| She was not.
“Are you there?” he asked.| “Yes.”
He said "stop."| Then he left.
'Stop.'| He did.
(This is an aside.)| Then more.
This (see p. 4) is fine.
See pp. 4 to 6.| Then stop.
See Fig. 2 for more.
See no. 7 on the list.
See No. 7 on the list.
You may say no.| You may ask for time.
No.| I will not.
Say yes or no.
Is it 5?| No, it is 6.
What?| No.
Go to nhs.uk for help.
Go to www.nhs.uk/conditions for help.| Then rest.
Write to jo@samaritans.org today.
Read https://example.org/a.b?c=d now.
File a.txt is here.
One; two; three.
One: two.
One, two.
One – two – three.
Ready?| Set?| Go!
Oh!| That is new.
Hmm...| Perhaps.
I...| I don't know.
I don't... know.
Well… maybe.
1. First you breathe.
2. Then you rest.
He is 34.| She is 35.
In 1994.| In 1995.
It was 1994. and then more.
Mon. is fine.
See you on Tues. at noon.
Jan. was cold.
In Sept. we open.
Approx. ten people came.
Ten vs. eleven.
Smith et al. found it.
Smith et al. (2016) found it.
Acme Ltd. is here.
Acme Ltd.| It closed.
Dr. and Mrs. Smith came.
Lt. Col. Smith spoke.
It ended at 10.| Nobody left.
Take 5 mins. to rest.
He has a Ph.D. in maths.
She has a Ph.D.| He has none.
I saw it. i did not.
Great day 🙂| Then rain.
Great day! 🙂
Great day. 🙂| Good.
Yes 👍| That helps.
She rang.| (He did not.)
She rang.| [He did not.]
She rang.| *He* did not.
She rang.| "Hello."
She rang.| “Hello.”
She rang.| ‘Hello.’
The end
The end.
A
Hello.|World is here.
Now.|Here we go.
don't.|Stop it.
It is 2 a.m.| I am awake.
It is 2 a.m. again.
What time is it?| 2 a.m.
Ask Dr. No about it.
Ask a doctor.| No one else.
Go.| Go.| Go.
"One."| "Two."| "Three."
He said: "Go."| She went.
Why me?| Why now?
Why me? why now?
Use ! and ? with care.
The .com boom.
The .NET team.
Item A.| Item B.
Plan B.| Then plan C.
Vitamin D.| Then more.
It was I.| It was me.
She and I.| We went.
Section 3.2.1 says so.
£3.50 is fine.| £4 is not.
50%.| That is half.
It works.*| Not always.
It works.[1]| Not always.
So...?| Yes.
So!?| Yes.
A.B. Smith came.
Ms. B came.
Ms. B. came.
Client W.| He came.
Text 85258.| It is free.
Call 116 123.| It is free.
Call 999.| Now.
Mind.| That is the charity.
First line.\nSecond line.
Tea, coffee, etc.
etc. and so on
Rev. Green prayed.
Hon. Judge Smith ruled.
She is 5 ft. tall.
A sigh.| "Ah."| A pause.
He wondered, "Why?"| Then he knew.
He wondered: why?| Then he knew.
(Why?)| Then he knew.
They said ‘no’.| We said yes.
They said “no”.| We said yes.
They said "no."| We said yes.
Over.| And out.
Over. and out.
e.g. this
i.e. that
cf. Beck
See ch. 3 for more.
See vol. 2 for more.
Tel. 116 123 is free.
Ext. 12 is reception.
Est. 1994 in Leeds.
Hull et al., 2017, found it.
This... is it.| Done.
"Really...?" she said.
He came at 3.| He left at 4.
It is 3.| 4 comes next.
Ready.| 5 minutes left.
He left.|Sad.
Stop it.|I said so.
I told him to stop.|I'm done.
“I cried.”|She left.
Well . . . maybe.
Well . . .| Maybe.
Do this: 1. Breathe.| 2. Rest.| 3. Call.
I met Sarah K.| She was kind.
I met Sarah K. Brown.| She was kind.
See Dr. Who vs. The Daleks.
We open at 9 a.m., not 10.
Love this ❤️| So true.
Love this ❤️❤️| #calm
Love this 👩‍👩‍👧| Then home.
Rest 😴 and breathe.
He said (very quietly!) that he knew.
He said (very quietly.)| Then he left.
今日は。|明日も。
What?!| No way!!!| Really.
Email me at a.b@c.org.| Thanks.
www.nhs.uk.| Then more.
Visit https://www.mind.org.uk/.| Then rest.
File.Txt.old is here.
node.js is fine.
It was 10 p.m.!| We slept.
Take vitamin C.| Brown rice helps.
Ask Mr. A. B. Smith.| He knows.
“Why me?” is a common thought.
Say “No.” and mean it.
'Yes.'| 'No.'
Rated 4.5.| Good.
Version 2.0.| New.
Nos. 4 and 5.
In the U.K. and the U.S. it differs.
She (Dr. Jones) came.
First; second; third.| Done.
I can’t…| I won’t.
…and then he left.
Oh no...| He fell.
e.g. Sarah
Wait, what?
One\\nTwo.| Three
Hmm. …| Yes.
No!| No, no.| No.
It’s 5 o’clock.| Time to go.
(1. First, 2. second.)
A. B.
Time: 10.30.| Place: here.
Cost: £5.| Bring a pen.
The end.[2]| New start.
Mental health matters.#mentalhealth
Yes. no.
""".strip().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_boundaries(case):
    text = case.replace("|", "").replace("\\n", "\n")
    expected = [part.strip() for part in case.replace("\\n", "|").split("|")]
    segment = Segment(Kind.PARAGRAPH, text, (Run(0, 0, len(text), len(text)),))
    assert [sentence.text for sentence in sentences(segment)] == expected


def test_there_are_enough_cases():
    assert len(CASES) >= 150
