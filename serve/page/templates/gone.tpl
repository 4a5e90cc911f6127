% rebase('layout', title='Gone from the files')
<div class="row"><h1>Gone from the files</h1>
% if gone:
<a class="button" href="/gone.csv">Download as CSV</a>
% end
</div>
% if gone:
<p class="lead">{{words.counted(len(gone), 'contact')}} {{'is' if len(gone) == 1 else 'are'}} no longer in any file and no longer sent. Talkdesk keeps {{'it' if len(gone) == 1 else 'them'}} until somebody deletes {{'it' if len(gone) == 1 else 'them'}} there.</p>
<div class="card scroll" tabindex="0" role="region" aria-label="Gone contacts">
<table>
<thead><tr><th scope="col">Name</th><th scope="col">Company</th><th scope="col">Phones</th><th scope="col">In no file since</th></tr></thead>
<tbody>
% for record in gone[:listed]:
<tr><th scope="row">{{record.said['name']}}</th><td>{{record.said.get('company', '')}}</td><td>{{', '.join(record.said.get('phones', []))}}</td><td>{{times.at(record.missing) if record.missing else 'it was a sample'}}</td></tr>
% end
</tbody>
</table>
</div>
% if len(gone) > listed:
<p class="more">These are the newest {{words.number(listed)}}; the CSV file has all.</p>
% end
% else:
<p class="lead">No contacts are gone. Whoever has been in no file for a day is listed here, so that you can delete them in Talkdesk: it keeps every contact that it ever got.</p>
% end
% if leaving:
<section aria-labelledby="leaving">
<h2 id="leaving">In no file just now</h2>
<p>{{words.counted(len(leaving), 'contact')}} {{'is' if len(leaving) == 1 else 'are'}} sent for one more day, since files vanish while they are saved and synchronised. Was that a mistake? Put {{'it' if len(leaving) == 1 else 'them'}} back into a file.</p>
<div class="card scroll" tabindex="0" role="region" aria-label="Contacts in no file just now">
<table>
<thead><tr><th scope="col">Name</th><th scope="col">Company</th><th scope="col">Phones</th><th scope="col">In no file since</th></tr></thead>
<tbody>
% for record in leaving[:listed]:
<tr><th scope="row">{{record.said['name']}}</th><td>{{record.said.get('company', '')}}</td><td>{{', '.join(record.said.get('phones', []))}}</td><td>{{times.at(record.missing)}}</td></tr>
% end
</tbody>
</table>
</div>
% if len(leaving) > listed:
<p class="more">These are the first {{words.number(listed)}}.</p>
% end
</section>
% end
