/** A feed in three formats that no rule minds. Cases change it where the marks are, or anything else in it. */
const body =
  '<div lang="en" dir="ltr"><p>Words <a href="https://x.example/">there</a>.</p><!--body--></div>'

const rss = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:fh="http://purl.org/syndication/history/1.0">
<channel>
<title>Paper</title>
<link>https://p.example/</link>
<description>News</description>
<language>en</language>
<lastBuildDate>Tue, 24 Nov 2026 12:00:00 GMT</lastBuildDate>
<atom:link href="https://p.example/feed.xml" rel="self" type="application/rss+xml"/>
<!--channel-->
<item>
<title>One</title>
<link>https://p.example/one/</link>
<guid isPermaLink="false">tag:p.example,2026:one</guid>
<pubDate>Tue, 24 Nov 2026 12:00:00 GMT</pubDate>
<description>About one</description>
<content:encoded><![CDATA[${body}]]></content:encoded>
<dc:creator>Ann</dc:creator>
<category>Rivers</category>
<enclosure url="https://p.example/one.mp3" length="1000" type="audio/mpeg"/>
<!--item-->
</item>
<item>
<title>Two</title>
<link>https://p.example/two/</link>
<guid isPermaLink="false">tag:p.example,2026:two</guid>
<pubDate>Mon, 23 Nov 2026 12:00:00 GMT</pubDate>
<description>About two</description>
<content:encoded><![CDATA[<div><p id="two-a">Words</p><!--other--></div>]]></content:encoded>
</item>
</channel>
</rss>
`

const atom = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="en">
<id>tag:p.example,2026:</id>
<title>Paper</title>
<updated>2026-11-24T12:00:00Z</updated>
<author><name>Paper</name></author>
<link rel="alternate" type="text/html" href="https://p.example/"/>
<link rel="self" type="application/atom+xml" href="https://p.example/atom.xml"/>
<!--channel-->
<entry>
<id>tag:p.example,2026:one</id>
<title type="text">One</title>
<link rel="alternate" type="text/html" href="https://p.example/one/"/>
<updated>2026-11-24T12:00:00Z</updated>
<published>2026-11-24T12:00:00Z</published>
<author><name>Ann</name><email>ann@p.example</email><uri>https://p.example/ann/</uri></author>
<category term="Rivers"/>
<summary type="text">About one</summary>
<content type="html"><![CDATA[${body}]]></content>
<!--item-->
</entry>
</feed>
`

const json = `{
"version": "https://jsonfeed.org/version/1.1",
"title": "Paper",
"home_page_url": "https://p.example/",
"feed_url": "https://p.example/feed.json",
"language": "en",
"authors": [{"name": "Paper"}],
"hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
"items": [{
"id": "tag:p.example,2026:one",
"title": "One",
"url": "https://p.example/one/",
"date_published": "2026-11-24T12:00:00Z",
"date_modified": "2026-11-24T12:00:00Z",
"summary": "About one",
"authors": [{"name": "Ann"}],
"tags": ["Rivers"],
"attachments": [{"url": "https://p.example/one.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 1000}],
"content_html": ${JSON.stringify(body)}
}]
}
`

export const baseFeeds = {rss, atom, json} as const
