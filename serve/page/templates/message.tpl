% rebase('layout', title='That did not work')
<h1>That did not work</h1>
<p class="lead">{{sentence}}</p>
<p><a href="/">Overview</a></p>
