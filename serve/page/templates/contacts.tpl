% rebase('layout', title='Contacts')
<h1>Contacts</h1>
<form class="search" role="search" action="/contacts">
<label for="q">Name, number, e-mail, company or id</label>
<div><input id="q" name="q" type="search" value="{{asked}}" maxlength="200" autocomplete="off" spellcheck="false"{{!'' if asked else ' autofocus'}}><button>Search</button></div>
</form>
% if not wanted:
<h2>{{'Last changed' if records else 'There are no contacts yet'}}</h2>
% elif not records:
<h2>No contacts found</h2>
<p>Parts of a name are enough, in any order and without accents; of a number, some digits in a row.</p>
% else:
<h2>{{'The first %d' % len(records) if found > len(records) else words.counted(found, 'contact')}}</h2>
% if found > len(records):
<p class="more">There are more. Write more of the name or number to see fewer.</p>
% end
% end
<ul class="people">
% for record in records:
% said = record.said
<li class="card">
<h3>{{said['name']}}</h3>
% if said.get('title') or said.get('company'):
<p class="sub">{{', '.join(filter(None, [said.get('title'), said.get('company') if said.get('company') != said['name'] else '']))}}</p>
% end
% if record.is_gone:
<p><span class="badge warn">Gone from the files</span></p>
% elif record.missing is not None:
<p><span class="badge warn">In no file</span> <span class="more">since {{times.at(record.missing)}}; sent for one more day</span></p>
% end
<dl class="fields">
% for key, name in (('phones', 'Phone'), ('emails', 'E-mail'), ('address', 'Address'), ('websites', 'Website'), ('twitter', 'Twitter'), ('url', 'Link'), ('photo_url', 'Photo')):
% if said.get(key):
<div><dt>{{name}}</dt>
% for text in (said[key] if isinstance(said[key], list) else [said[key]]):
<dd>{{text}}</dd>
% end
</div>
% end
% end
<div><dt>Changed</dt><dd><time datetime="{{times.iso(record.modified)}}">{{times.at(record.modified)}}</time></dd></div>
% for place in places.get(said['id'], []):
<div><dt>{{'File' if place.is_present else 'Was in'}}</dt><dd>{{place.source}}{{', sheet ' + place.sheet if place.sheet else ''}}, line {{words.number(place.line)}}</dd></div>
% end
<div><dt>Id</dt><dd class="id">{{said['id']}}</dd></div>
</dl>
</li>
% end
</ul>
