/** Whether the line runs from right to left where an element stands. */
export const isRtl = (element: Element): boolean => getComputedStyle(element).direction === 'rtl'
