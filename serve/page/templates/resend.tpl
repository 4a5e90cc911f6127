% rebase('layout', title='Send everything again')
<p class="back"><a href="/">Overview</a></p>
<h1>Send everything again?</h1>
<div class="card">
<p>The next time Talkdesk asks, within half an hour, it gets every contact, not only what has changed. That helps if contacts are missing or out of date there.</p>
<p>Nothing is duplicated: everybody keeps their id. It only takes a little longer than usual.</p>
<form method="post" action="/resend" class="buttons">
<input type="hidden" name="token" value="{{token}}">
<button>Send everything again</button>
<a class="button" href="/">No, leave it</a>
</form>
</div>
