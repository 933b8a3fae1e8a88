import type { Translate } from '../../locales/index.ts';
import { box, type Items, subheading, subtle } from '../card.ts';
import { choiceInput, searchInput, textInput, toggle } from '../inputs.ts';
import { line } from '../literal.ts';
import { asked, mandatory } from './asked.ts';
import type { IntakeView } from './view.ts';

/** The product: first what the account uses, then the ways to find another one. */
export const productPage = (t: Translate, view: IntakeView): Items => {
  const { answers, brands, products } = view;
  const full = answers.fullCatalog === true;
  const product = searchInput({
    id: 'product',
    label: mandatory(t, 'product'),
    value: answers.product,
    placeholder: t('intake.typeToSearch'),
    choices: products,
    dataset: 'products',
  });
  return [
    ...asked(view, 'product', t('intake.chooseProduct'), product),
    subtle(t(full ? 'intake.catalogAll' : 'intake.catalogRecent'), { spacing: 'Small' }),
    box('emphasis', [
      subheading(t('intake.notListed')),
      choiceInput({
        id: 'brand',
        label: t('fields.brand'),
        value: answers.brand,
        placeholder: t('intake.anyBrand'),
        choices: brands,
      }),
      textInput({
        id: 'productSearch',
        label: t('fields.productSearch'),
        value: answers.productSearch,
        placeholder: t('intake.searchHint'),
        limit: 60,
      }),
      toggle('fullCatalog', t('fields.fullCatalog'), t('intake.fullCatalog'), full),
    ]),
  ];
};

/** Its version and area, as far as it has them. */
export const versionPage = (t: Translate, view: IntakeView): Items => {
  const { answers, productName, versions, areas, issueTypes } = view;
  return [
    productName === undefined ? undefined : line(productName, {}, { spacing: 'Small' }),
    versions.length === 0
      ? undefined
      : choiceInput({
          id: 'productVersion',
          label: t('fields.productVersion'),
          value: answers.productVersion,
          placeholder: t('intake.notSure'),
          choices: versions,
        }),
    subtle(t('intake.versionTip'), { spacing: 'Small' }),
    ...(areas.length === 0
      ? []
      : asked(
          view,
          'productArea',
          t('intake.chooseArea'),
          choiceInput({
            id: 'productArea',
            label: mandatory(t, 'productArea'),
            value: answers.productArea,
            placeholder: t('intake.chooseArea'),
            choices: areas,
          }),
        )),
    ...(issueTypes.length === 0
      ? []
      : asked(
          view,
          'typeOfIssue',
          t('intake.chooseTypeOfIssue'),
          choiceInput({
            id: 'typeOfIssue',
            label: mandatory(t, 'typeOfIssue'),
            value: answers.typeOfIssue,
            placeholder: t('intake.chooseTypeOfIssue'),
            choices: issueTypes,
          }),
        )),
  ];
};
