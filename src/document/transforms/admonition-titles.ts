const order: readonly string[] = ['note', 'tip', 'important', 'warning', 'caution']

/** In the order of `order`. */
const titles: Readonly<Record<string, string>> = {
  en: 'Note|Tip|Important|Warning|Caution',
  ar: 'ملاحظة|نصيحة|مهم|تحذير|تنبيه',
  ckb: 'تێبینی|ئامۆژگاری|گرنگ|ئاگاداری|وریایی',
  cs: 'Poznámka|Tip|Důležité|Varování|Pozor',
  da: 'Bemærk|Tip|Vigtigt|Advarsel|Forsigtig',
  de: 'Hinweis|Tipp|Wichtig|Warnung|Vorsicht',
  el: 'Σημείωση|Συμβουλή|Σημαντικό|Προειδοποίηση|Προσοχή',
  es: 'Nota|Consejo|Importante|Advertencia|Precaución',
  fa: 'یادداشت|نکته|مهم|هشدار|احتیاط',
  fi: 'Huomautus|Vinkki|Tärkeää|Varoitus|Varo',
  fr: 'Remarque|Conseil|Important|Avertissement|Attention',
  he: 'הערה|עצה|חשוב|אזהרה|זהירות',
  it: 'Nota|Suggerimento|Importante|Avvertenza|Attenzione',
  ja: '注記|ヒント|重要|警告|注意',
  nb: 'Merk|Tips|Viktig|Advarsel|Forsiktig',
  nl: 'Opmerking|Tip|Belangrijk|Waarschuwing|Let op',
  pl: 'Uwaga|Wskazówka|Ważne|Ostrzeżenie|Ostrożnie',
  pt: 'Nota|Dica|Importante|Aviso|Cuidado',
  ru: 'Примечание|Совет|Важно|Предупреждение|Осторожно',
  sv: 'Obs|Tips|Viktigt|Varning|Var försiktig',
  tr: 'Not|İpucu|Önemli|Uyarı|Dikkat',
  uk: 'Примітка|Порада|Важливо|Попередження|Обережно',
  ur: 'نوٹ|مشورہ|اہم|انتباہ|احتیاط',
  zh: '注|提示|重要|警告|小心',
}

/** The title of an admonition whose author gave none: its name, in the document's language. */
export function admonitionTitle(name: string, lang: string): string {
  const [language = ''] = lang.toLowerCase().split('-')
  const [all = ''] = [titles[language], titles.en].filter(Boolean)
  return all.split('|')[order.indexOf(name)] ?? name
}
