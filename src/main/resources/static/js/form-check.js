// What form-js lacks. It only knows English sentences: what is wrong with a value, in the words of the page (data- attributes of its words).
(() => {
  const formCheck = words => {
    class Validator {
      static $inject = ['formFieldRegistry'];
      constructor(formFieldRegistry) { this.fields = formFieldRegistry; }
      validateFieldInstance(instance, value) { return this.validateField(this.fields.get(instance.id), value); }
      validateField(field, value) {
        const rules = field?.validate ?? {}, problems = [];
        const empty = value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && !value.length);
        if (rules.required && empty) problems.push(words.required);
        if (!empty && rules.min !== undefined && Number(value) < Number(rules.min)) problems.push(words.min.replace('{0}', rules.min));
        if (!empty && rules.max !== undefined && Number(value) > Number(rules.max)) problems.push(words.max.replace('{0}', rules.max));
        if (!empty && rules.minLength !== undefined && String(value).length < rules.minLength) problems.push(words.shortest.replace('{0}', rules.minLength));
        if (!empty && field.decimalDigits >= 0 && (String(value).split('.')[1] ?? '').length > field.decimalDigits) problems.push(words.shape);
        if (!empty && rules.maxLength !== undefined && String(value).length > rules.maxLength) problems.push(words.longest.replace('{0}', rules.maxLength));
        if (!empty && rules.pattern && !new RegExp(rules.pattern).test(value)) problems.push(words.shape);
        return problems;
      }
    }
    return {validator: ['type', Validator]};
  };

  /** On phones flatpickr gives way to the system's own field, and form-js stumbles over that: days are then drawn plainly. */
  const stumbles = component => component.type === 'datetime' && /Android|webOS|iPhone|iPad|iPod|BlackBerry|IEMobile|Opera Mini/i.test(navigator.userAgent);
  window.hecha = Object.assign(window.hecha ?? {}, {formCheck, stumbles});
})();
