% rebase('layout', title=file.name)
% report = file.report
<p class="back"><a href="/">Overview</a></p>
<h1 class="long">{{file.name}}</h1>
<p><span class="badge {{file.condition.level}}">{{file.condition.label}}</span>
% if file.since:
 <span class="more">since {{times.at(file.since)}}</span>
% elif seen.mtime:
 <span class="more">as saved {{times.at(seen.mtime)}}</span>
% end
</p>
% if file.condition.sentence:
<p class="lead">{{file.condition.sentence}}</p>
% end

% if seen.held:
<section class="card brake" aria-labelledby="brake">
<h2 id="brake">What would happen</h2>
% if seen.brake and seen.brake.moved:
<p>Of the {{words.number(seen.brake.all)}} people that the bridge knows from this file, <strong>{{words.number(seen.brake.moved)}} would get what belongs to another</strong>, mostly the {{seen.brake.field}}. That happens when one column was sorted without the others, or when cells were deleted or inserted in only one column.</p>
<p>Talkdesk would mix people up. Until you decide, the contacts from before are sent.</p>
<h3>Who would change</h3><ul>
% for name in seen.brake.moved_names:
<li>{{name}}</li>
% end
</ul>
% if seen.brake.moved > len(seen.brake.moved_names):
<p class="more">and {{words.number(seen.brake.moved - len(seen.brake.moved_names))}} more</p>
% end
% elif seen.brake:
<p>Of the {{words.number(seen.brake.all)}} people that the bridge knows from this file, <strong>{{words.number(seen.brake.vanishing)}} would vanish</strong>, and <strong>{{words.number(seen.brake.new)}} new ones</strong> would come. That happens when another file was saved under this name, or when columns were sorted without the others.</p>
<p>The bridge cannot delete contacts in Talkdesk: wrong ones would have to be deleted there by hand. Until you decide, the contacts from before are sent.</p>
<div class="pair">
<div><h3>New</h3><ul>
% for name in seen.brake.new_names:
<li>{{name}}</li>
% end
</ul>
% if seen.brake.new > len(seen.brake.new_names):
<p class="more">and {{words.number(seen.brake.new - len(seen.brake.new_names))}} more</p>
% end
</div>
<div><h3>Vanishing</h3><ul>
% for name in seen.brake.vanishing_names:
<li>{{name}}</li>
% end
</ul>
% if seen.brake.vanishing > len(seen.brake.vanishing_names):
<p class="more">and {{words.number(seen.brake.vanishing - len(seen.brake.vanishing_names))}} more</p>
% end
</div>
</div>
% else:
<p>Until you decide, none of it is sent.</p>
% end
<h3>If it is a mistake</h3>
<p>Put the file right and save it again, or put the old one back. There is nothing else to do.</p>
<h3>If it is right</h3>
<p>Accept it. What is new is sent with the next sync; whoever vanishes is listed under <a href="/gone">Gone</a> after a day.</p>
<form method="post" action="/accept">
<input type="hidden" name="token" value="{{token}}">
<input type="hidden" name="name" value="{{file.name}}">
<input type="hidden" name="held" value="{{seen.held}}">
<button class="danger">Accept the new content</button>
</form>
</section>
% end

% if report.tables:
% if seen.error:
<p class="more">Below is what was understood of it when it could last be read.</p>
% end
<dl class="tiles">
<div><dt>Rows</dt><dd>{{words.number(report.rows)}}</dd></div>
<div><dt>Contacts</dt><dd>{{words.number(report.contacts)}}</dd></div>
<div><dt>Headings not understood</dt><dd>{{words.number(len(report.unknown))}}</dd></div>
<div><dt>Problems</dt><dd>{{words.number(report.problems)}}</dd></div>
</dl>
% for number, table in enumerate(report.tables):
<section aria-labelledby="table{{number}}">
<h2 id="table{{number}}">{{'Sheet ' + table.sheet if table.sheet else 'Headings' if len(report.tables) == 1 else 'Table %d' % (number + 1)}}</h2>
% is_read = table.left_out not in unread
% if is_read:
<p class="more">{{'Headings in line %d.' % table.line if table.line else 'It has no line of headings.'}} {{words.counted(table.rows, 'row')}}, {{words.counted(table.contacts, 'contact')}}.</p>
% end
% if not is_read:
<p class="lead">This sheet is {{table.left_out}}.</p>
% elif table.left_out:
<p class="lead">{{', '.join(heading.text or '(blank)' for heading in table.headings[:5])}} {{table.left_out}}{{'' if table.left_out.endswith('?') else '.'}}</p>
% else:
% unused = [heading.text or '(blank)' for heading in table.headings if heading.field and not heading.is_used and not heading.is_ignored]
% ignored = [heading.text or '(blank)' for heading in table.headings if heading.is_ignored]
% if table.unknown:
<div class="card note">
<h3>Not understood</h3>
<p class="chips">
% for heading in table.unknown:
<span>{{heading.text or '(blank)'}}</span>
% end
</p>
<p>Nothing in these columns is sent. If one of them matters, put a line into <code>config.ini</code> under <code>[columns]</code>, for example <code>{{(table.unknown[0].text or 'Column C') + ' = company'}}</code>, and start the bridge again.</p>
</div>
% end
% if any(heading.is_used for heading in table.headings):
<div class="card scroll" tabindex="0" role="region" aria-label="Headings that are understood">
<table>
<thead><tr><th scope="col">Heading</th><th scope="col">Is read as</th><th scope="col">Why</th></tr></thead>
<tbody>
% for heading in table.headings:
% if heading.is_used:
<tr><th scope="row">{{heading.text or '(blank)'}}</th><td>{{heading.field.replace('_', ' ')}}</td><td>{{heading.why or 'the heading'}}</td></tr>
% end
% end
</tbody>
</table>
</div>
% end
% for what, texts in (('Known, and not needed', unused), ('Left out by config.ini', ignored)):
% if texts:
<p class="more">{{what}}: {{', '.join(texts)}}.</p>
% end
% end
% end
</section>
% end
% elif not seen.held:
<p class="more">Nothing in it has been understood yet.</p>
% end

% if report.problems:
<section aria-labelledby="problems">
<div class="row"><h2 id="problems">Problems</h2><a class="button" href="{{file.download}}">Download as CSV</a></div>
<ul class="kinds">
% for kind in report.kinds:
<li><span class="count">{{words.number(kind.count)}}<span class="unseen"> times</span></span><span>{{kind.message}}{{' (sheet ' + kind.sheet + ')' if kind.sheet else ''}}</span></li>
% end
</ul>
<details{{!' open' if len(problems) <= 20 else ''}}>
<summary>{{'All of them' if len(problems) == report.problems else 'The first ' + words.number(len(problems))}}, line by line</summary>
<div class="card scroll tall" tabindex="0" role="region" aria-label="Problems, line by line">
<table>
<thead><tr><th scope="col">Line</th><th scope="col">Text</th><th scope="col">Problem</th></tr></thead>
<tbody>
% for problem in problems:
<tr><th scope="row">{{problem.sheet + ' ' if problem.sheet else ''}}{{problem.line or ''}}</th><td class="cell">{{problem.value}}</td><td>{{problem.message}}</td></tr>
% end
</tbody>
</table>
</div>
</details>
</section>
% end
