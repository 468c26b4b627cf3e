/** Day and time in the language of the page. */
export function formatDate(date: string | Date, language: string): string {
  return new Date(date).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
}
