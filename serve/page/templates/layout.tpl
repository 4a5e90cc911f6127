<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
% if get('again'):
<meta http-equiv="refresh" content="{{again}}; url=/?days={{span}}">
% end
<title>{{title}} · Contact bridge</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<div class="wide">
<a class="brand" href="/"><svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><path d="M2 23h28M5 23V11M27 23V11M5 11c5 8 17 8 22 0M11 23v-7M16 23v-6M21 23v-7"/></svg>Contact bridge</a>
<nav aria-label="Pages">
% for path, name, text in (('/', 'overview', 'Overview'), ('/contacts', 'contacts', 'Contacts'), ('/gone', 'gone', 'Gone')):
<a href="{{path}}"{{!' aria-current="page"' if page == name else ''}}>{{text}}</a>
% end
</nav>
</div>
</header>
<main id="main" class="wide" tabindex="-1">
% if done:
<p class="done" role="status">{{done}}</p>
% end
{{!base}}
</main>
<footer class="wide">
<p>As of {{times.at(times.now)}}. This page can be seen on this computer only. Contact bridge {{version}}.</p>
</footer>
</body>
</html>
