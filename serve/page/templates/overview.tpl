% rebase('layout', title=now.verdict, again=None if is_still and now.is_loaded else again)
<div class="verdict {{now.level}}">
<svg viewBox="0 0 24 24" width="40" height="40" aria-hidden="true"><circle cx="12" cy="12" r="10.5"/>
% if now.level == level.NOTE:
<path d="M12 6v6l4 2"/>
% elif now.level == level.GOOD:
<path d="m7 12.5 3.4 3.4L17 9"/>
% else:
<path d="M12 6v7m0 3.6v.1"/>
% end
</svg>
<div>
<h1>{{now.verdict}}</h1>
% if not now.is_loaded:
<p>This takes a moment at the first start. Talkdesk gets its first contacts as soon as it is done.</p>
% else:
<p>{{'Talkdesk asked %s. ' % times.ago(syncs[0].ended) if syncs else ''}}{{words.counted(now.contacts, 'contact')}} {{'is' if now.contacts == 1 else 'are'}} ready for it.</p>
% end
</div>
</div>

% if now.notices:
<section aria-labelledby="notices">
<h2 id="notices" class="unseen">What you should know</h2>
<ul class="notices">
% for notice in now.notices:
<li class="{{notice.level}}">
<h3>{{notice.title}}</h3>
<p>{{notice.text}}</p>
% if notice.link:
<p><a href="{{notice.link}}">Look at the file<span class="unseen">: {{notice.title}}</span></a></p>
% end
</li>
% end
</ul>
</section>
% end

% if now.is_loaded:
<section aria-labelledby="numbers">
<h2 id="numbers" class="unseen">In numbers</h2>
<dl class="tiles">
<div><dt>Contacts</dt><dd>{{words.number(now.contacts)}}</dd><dd class="more">{{words.counted(now.sources, 'file') if now.sources else ''}} in {{folder}}</dd></div>
<div><dt>Last change</dt>
% if last:
<dd><time datetime="{{times.iso(last.at)}}">{{times.at(last.at)}}</time></dd><dd class="more">{{changes(last)}}</dd>
% else:
<dd>none yet</dd><dd class="more">Nothing was read yet.</dd>
% end
</div>
<div><dt>Talkdesk asked</dt>
% if syncs:
<dd><time datetime="{{times.iso(syncs[0].ended)}}">{{times.ago(syncs[0].ended)}}</time></dd>
<dd class="more">{{words.counted(syncs[0].contacts, 'contact')}} sent on {{words.counted(syncs[0].pages, 'page')}}, {{words.lasted(syncs[0].took)}}</dd>
% else:
<dd>not yet</dd><dd class="more">It asks every half hour.</dd>
% end
</div>
% if gone:
<div><dt>Gone from the files</dt><dd>{{words.number(gone)}}</dd><dd class="more"><a href="/gone">Delete them in Talkdesk</a></dd></div>
% end
</dl>
</section>
% end

% if now.files:
<section aria-labelledby="files">
<h2 id="files">Files</h2>
<ul class="files">
% for file in now.files:
<li>
<div class="name">
% if file.link:
<a href="{{file.link}}">{{file.name}}</a>
% else:
<span>{{file.name}}</span>
% end
</div>
<div class="state"><span class="badge {{file.condition.level}}">{{file.condition.label}}</span>
% if file.since:
 <span class="more">since {{times.at(file.since)}}</span>
% end
</div>
<div class="facts">
% if file.report:
<span>{{words.counted(file.report.contacts, 'contact')}}</span>
% if file.report.unknown:
<span>{{words.counted(len(file.report.unknown), 'heading')}} not understood</span>
% end
% if file.report.problems:
<span>{{words.counted(file.report.problems, 'problem')}}</span>
% end
% else:
<span>{{file.condition.sentence}}</span>
% end
</div>
</li>
% end
</ul>
</section>
% end

% if plot:
<section aria-labelledby="plot">
<div class="row">
<h2 id="plot">How it went</h2>
<nav aria-label="Time shown" class="spans">
% for days, name in spans.items():
<a href="/?days={{days}}{{'&still' if is_still else ''}}#plot"{{!' aria-current="true"' if days == span else ''}}><span class="unseen">The last </span>{{name}}</a>
% end
</nav>
</div>
<div class="card">
<figure class="plot">
<figcaption>Contacts</figcaption>
<span class="most">{{words.number(plot.most_contacts)}}</span>
<svg viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" aria-label="{{plot.sentence}}">
<path class="grid" d="M0 0H1000M0 50H1000M0 100H1000"/><path class="area" d="{{plot.area}}"/><path class="line" d="{{plot.line}}"/>
</svg>
</figure>
<figure class="plot low">
<figcaption>Changes each {{plot.unit}}</figcaption>
<span class="most">{{words.number(plot.most_changes)}}{{' and more' if plot.is_cut else ''}}</span>
<svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
<path class="grid" d="M0 0H1000M0 100H1000"/>
% for bar in plot.bars:
<rect x="{{bar.x}}" y="{{bar.y}}" width="{{bar.width}}" height="{{bar.height}}"/>
% end
</svg>
<span class="from">{{plot.begins}}</span><span class="to">now</span>
</figure>
<p>{{plot.sentence}}</p>
% if plot.numbers:
<details>
<summary>The same in numbers</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Changes in numbers">
<table>
<thead><tr><th scope="col">Until</th><th scope="col" class="n">Contacts</th><th scope="col" class="n">New or changed</th><th scope="col" class="n">No longer sent</th></tr></thead>
<tbody>
% for bar in reversed(plot.numbers):
<tr><th scope="row">{{times.at(bar.at)}}</th><td class="n">{{words.number(bar.contacts)}}</td><td class="n">{{words.number(bar.changed)}}</td><td class="n">{{words.number(bar.gone)}}</td></tr>
% end
</tbody>
</table>
</div>
</details>
% end
</div>
</section>
% end

% if syncs:
<section aria-labelledby="syncs">
<h2 id="syncs">Talkdesk’s last syncs</h2>
<div class="card scroll tall" tabindex="0" role="region" aria-label="The last thirty">
<table>
<thead><tr><th scope="col">When</th><th scope="col">Asked for</th><th scope="col" class="n">Contacts</th><th scope="col" class="n">Pages</th><th scope="col" class="n">Took</th></tr></thead>
<tbody>
% for sync in syncs:
<tr><th scope="row"><time datetime="{{times.iso(sync.began)}}">{{times.at(sync.began)}}</time></th><td>{{'everything' if sync.is_full else 'changes'}}{{'' if sync.next_offset is None else ', not to the end'}}</td><td class="n">{{words.number(sync.contacts)}}</td><td class="n">{{words.number(sync.pages)}}</td><td class="n">{{words.lasted(sync.took)}}</td></tr>
% end
</tbody>
</table>
</div>
</section>
% end

% if now.is_loaded:
<p class="quiet">Are contacts missing in Talkdesk? <a href="/resend">Send everything again</a></p>
% if is_still:
<p class="quiet">This page stays as it is. <a href="/?days={{span}}">Have it refreshed each minute</a></p>
% else:
<p class="quiet">This page is refreshed each minute. <a href="/?still&amp;days={{span}}">Stop that</a></p>
% end
% end
